<?php
// Makes signing mistakes with PHP's own json_encode and hash_hmac, one JSON object a line:
// php make_php.php > php.jsonl
$made = json_decode(file_get_contents(__DIR__ . '/bodies.json'), true);
$key = base64_decode($made['fiskil_secret']);

function emit($name, $expect, $sent, $signed, $key, $headers = [], $raw = true) {
    global $made;
    $value = base64_encode(hash_hmac('sha256', $signed, $key, true));
    echo json_encode([
        'name' => "php $name", 'scheme' => 'fiskil', 'method' => 'POST', 'target' => '/hook',
        'secrets' => [['scheme' => 'fiskil', 'value' => $made['fiskil_secret']]],
        'headers' => array_merge($headers, [['X-Fiskil-Signature', $value]]),
        'body' => base64_encode($sent), 'expect' => $expect,
    ], JSON_UNESCAPED_SLASHES), "\n";
}

$php = ['body-reserialised-php'];
foreach (['plain', 'numbers', 'empties'] as $which) {
    $body = $made[$which];
    $array = json_decode($body, true);
    emit("json_encode $which", $php, $body, json_encode($array), $key);
}
$array = json_decode($made['plain'], true);
emit('slashes kept', $php, $made['numbers'], json_encode(json_decode($made['numbers'], true), JSON_UNESCAPED_SLASHES), $key);
emit('unicode kept', $php, $made['plain'], json_encode($array, JSON_UNESCAPED_UNICODE), $key);
emit('both kept', $php, $made['plain'], json_encode($array, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE), $key);
emit('pretty', $php, $made['plain'], json_encode($array, JSON_PRETTY_PRINT), $key);
emit('pretty, slashes kept', $php, $made['numbers'], json_encode(json_decode($made['numbers'], true), JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES), $key);
emit('objects', $php, str_replace('"x"', '"x/y"', $made['empties']), json_encode(json_decode(str_replace('"x"', '"x/y"', $made['empties']))), $key);
emit('not decoded and json_encode', ['secret-not-decoded', 'body-reserialised-php'], $made['plain'], json_encode($array), $made['fiskil_secret']);
$packed = gzencode($made['plain'], 6);
emit('gzip', ['body-compressed'], $made['plain'], $packed, $key);
emit('gzip undone by a proxy', ['mixup-proxy-changed-body', 'body-compressed'], $made['plain'], $packed, $key, [['Content-Length', (string) strlen($packed)]]);
