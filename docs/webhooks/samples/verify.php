<?php

const TOLERANCE_SECONDS = 5 * 60;

/** Throws unless the delivery was signed with the secret, and lately. $body is file_get_contents('php://input'). */
function verify(array $headers, string $body, string $secret, ?int $now = null): void
{
    $timestamp = $headers['webhook-timestamp'] ?? '';
    if (!ctype_digit($timestamp) || abs(($now ?? time()) - (int) $timestamp) > TOLERANCE_SECONDS) {
        throw new RuntimeException('too old or too new');
    }
    $key = base64_decode(preg_replace('/^whsec_/', '', $secret), true);
    $content = ($headers['webhook-id'] ?? '') . ".$timestamp.$body";
    $expected = 'v1,' . base64_encode(hash_hmac('sha256', $content, $key, true));
    // While a secret is replaced there are two signatures: one of them has to be ours.
    foreach (explode(' ', $headers['webhook-signature'] ?? '') as $given) {
        if (hash_equals($expected, $given)) {
            return;
        }
    }
    throw new RuntimeException('wrong signature');
}

// For trying it: verify.php <webhook-id> <webhook-timestamp> <webhook-signature> <secret> [now], the body on standard input.
if (PHP_SAPI === 'cli' && isset($argv[4])) {
    $headers = ['webhook-id' => $argv[1], 'webhook-timestamp' => $argv[2], 'webhook-signature' => $argv[3]];
    try {
        verify($headers, stream_get_contents(STDIN), $argv[4], isset($argv[5]) ? (int) $argv[5] : null);
        echo "accepted\n";
    } catch (RuntimeException $error) {
        echo "refused: {$error->getMessage()}\n";
        exit(1);
    }
}
