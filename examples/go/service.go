// A service that leaves authentication to the proxy in front of it, and reads from the headers who the caller is.
package main

import (
	"encoding/json"
	"io"
	"log"
	"net/http"
	"os"
	"strings"
)

func answer(response http.ResponseWriter, request *http.Request) {
	bytes, err := io.Copy(io.Discard, request.Body)
	if err != nil {
		return
	}
	identity := map[string]string{}
	for name := range request.Header {
		// Including names with underscores, which some servers treat as hyphens. The proxy removes all of these from
		// requests.
		if strings.HasPrefix(strings.ToLower(strings.ReplaceAll(name, "_", "-")), "x-latchkey-") {
			identity[name] = request.Header.Get(name)
		}
	}
	response.Header().Set("Content-Type", "application/json")
	json.NewEncoder(response).Encode(map[string]any{
		"method":           request.Method,
		"bytes":            bytes,
		"headers":          identity,
		"knows_credential": request.Header.Get("X-API-Key") != "" || request.Header.Get("Authorization") != "",
	})
}

func main() {
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Args[1], http.HandlerFunc(answer)))
}
