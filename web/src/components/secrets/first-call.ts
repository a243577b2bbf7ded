/** The same call in several languages, with nothing to install: who am I? */
const CALLS = {
  curl: {
    label: 'curl',
    write: (url, key) => `curl ${url} \\
  -H "X-API-Key: ${key}"`,
  },
  python: {
    label: 'Python',
    write: (url, key) => `import json, urllib.request

request = urllib.request.Request(
    "${url}",
    headers={"X-API-Key": "${key}"},
)
print(json.load(urllib.request.urlopen(request)))`,
  },
  node: {
    label: 'Node.js',
    write: (url, key) => `const response = await fetch("${url}", {
  headers: { "X-API-Key": "${key}" },
});
console.log(await response.json());`,
  },
  go: {
    label: 'Go',
    write: (url, key) => `package main

import (
	"io"
	"log"
	"net/http"
	"os"
)

func main() {
	request, err := http.NewRequest("GET", "${url}", nil)
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("X-API-Key", "${key}")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	io.Copy(os.Stdout, response.Body)
}`,
  },
  ruby: {
    label: 'Ruby',
    write: (url, key) => `require "net/http"

puts Net::HTTP.get(
  URI("${url}"),
  { "X-API-Key" => "${key}" }
)`,
  },
  php: {
    label: 'PHP',
    write: (url, key) => `<?php
$context = stream_context_create([
    "http" => ["header" => "X-API-Key: ${key}"],
]);
echo file_get_contents("${url}", false, $context);`,
  },
} as const satisfies Record<string, { label: string; write: (url: string, key: string) => string }>;

export type Language = keyof typeof CALLS;

export const LANGUAGES = Object.keys(CALLS) as Language[];

export const FIRST_LANGUAGE: Language = 'curl';

export const isLanguage = (value: unknown): value is Language => LANGUAGES.some((known) => known === value);

export const labelOf = (language: Language): string => CALLS[language].label;

/** @param origin the server's URL, such as `https://latchkey.example.com` */
export const firstCall = (language: Language, origin: string, key: string): string =>
  CALLS[language].write(`${origin}/api/v1/me`, key);
