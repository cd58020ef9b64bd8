package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

const tolerance = 5 * time.Minute

// Verify returns an error unless the delivery was signed with the secret, and lately. The body is the bytes as they came.
func Verify(headers http.Header, body []byte, secret string, now time.Time) error {
	timestamp := headers.Get("webhook-timestamp")
	seconds, err := strconv.ParseInt(timestamp, 10, 64)
	if err != nil || now.Sub(time.Unix(seconds, 0)).Abs() > tolerance {
		return errors.New("too old or too new")
	}
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_"))
	if err != nil {
		return errors.New("the secret is not whsec_ and base64")
	}
	mac := hmac.New(sha256.New, key)
	fmt.Fprintf(mac, "%s.%s.", headers.Get("webhook-id"), timestamp)
	mac.Write(body)
	expected := mac.Sum(nil)
	// While a secret is replaced there are two signatures: one of them has to be ours.
	for _, one := range strings.Split(headers.Get("webhook-signature"), " ") {
		version, encoded, _ := strings.Cut(one, ",")
		given, err := base64.StdEncoding.DecodeString(encoded)
		if err == nil && version == "v1" && hmac.Equal(given, expected) {
			return nil
		}
	}
	return errors.New("wrong signature")
}

// For trying it: verify.go <webhook-id> <webhook-timestamp> <webhook-signature> <secret> [now], the body on standard input.
func main() {
	headers := http.Header{}
	for index, name := range []string{"webhook-id", "webhook-timestamp", "webhook-signature"} {
		headers.Set(name, os.Args[index+1])
	}
	now := time.Now()
	if len(os.Args) > 5 {
		seconds, _ := strconv.ParseInt(os.Args[5], 10, 64)
		now = time.Unix(seconds, 0)
	}
	body, _ := io.ReadAll(os.Stdin)
	if err := Verify(headers, body, os.Args[4], now); err != nil {
		fmt.Println("refused:", err)
		os.Exit(1)
	}
	fmt.Println("accepted")
}
