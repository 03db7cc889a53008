// Makes signing mistakes with Jackson and Gson, one JSON object a line:
// java -cp jackson-core.jar:jackson-annotations.jar:jackson-databind.jar:gson.jar MakeJava.java
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class MakeJava {
    static final ObjectMapper MAPPER = new ObjectMapper();
    static Map<String, String> made;

    static void emit(String name, String cause, String sent, byte[] signed) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(made.get("fiskil_secret")), "HmacSHA256"));
        String value = Base64.getEncoder().encodeToString(mac.doFinal(signed));
        System.out.println(MAPPER.writeValueAsString(Map.of(
            "name", "java " + name, "scheme", "fiskil", "method", "POST", "target", "/hook",
            "secrets", List.of(Map.of("scheme", "fiskil", "value", made.get("fiskil_secret"))),
            "headers", List.of(List.of("X-Fiskil-Signature", value)),
            "body", Base64.getEncoder().encodeToString(sent.getBytes(StandardCharsets.UTF_8)),
            "expect", List.of(cause))));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked")
    public static void main(String[] arguments) throws Exception {
        made = MAPPER.readValue(Files.readString(Path.of("bodies.json")), Map.class);
        String jackson = "body-reserialised-jackson", gson = "body-reserialised-gson";
        String numbers = made.get("numbers"), plain = made.get("plain"), empties = made.get("empties");
        JsonNode node = MAPPER.readTree(numbers);
        emit("Jackson", jackson, numbers, utf8(MAPPER.writeValueAsString(node)));
        emit("Jackson map", jackson, numbers, utf8(MAPPER.writeValueAsString(MAPPER.readValue(numbers, Map.class))));
        String control = plain.replace("\\u0007", "\\u001f");
        emit("Jackson controls", jackson, control, utf8(MAPPER.writeValueAsString(MAPPER.readTree(control))));
        for (String body : List.of(numbers, plain, empties)) {
            emit("Jackson pretty", jackson, body, utf8(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(MAPPER.readTree(body))));
        }
        JsonElement element = JsonParser.parseString(plain);
        emit("Gson", gson, plain, utf8(new Gson().toJson(element)));
        emit("Gson numbers", gson, numbers, utf8(new Gson().toJson(JsonParser.parseString(numbers))));
        emit("Gson toString", gson, numbers, utf8(JsonParser.parseString(numbers).toString()));
        emit("Gson map", gson, numbers, utf8(new Gson().toJson(new Gson().fromJson(numbers, Map.class))));
        emit("Gson pretty", gson, plain, utf8(new GsonBuilder().setPrettyPrinting().create().toJson(element)));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
            stream.write(utf8(plain));
        }
        emit("gzip", "body-compressed", plain, packed.toByteArray());
    }
}
