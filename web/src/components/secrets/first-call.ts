/** The same call in three languages, with nothing to install: who am I? */
export const LANGUAGES = ['curl', 'Python', 'JavaScript'] as const;

export type Language = (typeof LANGUAGES)[number];

/** @param origin the server's URL, such as `https://latchkey.example.com` */
export const firstCall = (language: Language, origin: string, key: string): string =>
  ({
    curl: `curl ${origin}/api/v1/me \\
  -H "X-API-Key: ${key}"`,
    Python: `import json, urllib.request

request = urllib.request.Request(
    "${origin}/api/v1/me",
    headers={"X-API-Key": "${key}"},
)
print(json.load(urllib.request.urlopen(request)))`,
    JavaScript: `const response = await fetch("${origin}/api/v1/me", {
  headers: { "X-API-Key": "${key}" },
});
console.log(await response.json());`,
  })[language];
