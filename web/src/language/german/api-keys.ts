import type { Dictionary } from '../translate';

export const apiKeys = {
  // The allowlist.
  'Allowed addresses': 'Erlaubte Adressen',
  'IP addresses and CIDR blocks, such as 192.0.2.0/24. Leave empty to allow every address.':
    'IP-Adressen und CIDR-Blöcke, etwa 192.0.2.0/24. Lassen Sie das Feld leer, um jede Adresse zuzulassen.',
  Everywhere: 'Von überall',
  // The problems are in network.ts.
  '{address} {problem}.': '{address} {problem}.',
  'Remove all addresses': 'Alle Adressen entfernen',
  'Add my address': 'Meine Adresse hinzufügen',
  'Observe only': 'Nur beobachten',
  'Allows requests from other addresses, and shows which of them the allowlist would refuse.':
    'Lässt Anfragen von anderen Adressen zu und zeigt, welche davon die Liste ablehnen würde.',

  // A key's actions.
  'Actions for {name}': 'Aktionen für {name}',
  'Usage and details': 'Nutzung und Details',
  'Edit…': 'Bearbeiten …',
  'Rotate…': 'Rotieren …',
  'Enable…': 'Aktivieren …',

  // Where requests came from.
  Addresses: 'Adressen',
  'Where requests came from in the last 90 days, including denied requests.':
    'Woher die Anfragen der letzten 90 Tage kamen, einschließlich der abgelehnten.',
  'And {count} more, seen less recently.': {
    one: 'Und {count} weitere, deren letzte Anfrage länger zurückliegt.',
    other: 'Und {count} weitere, deren letzte Anfrage länger zurückliegt.',
  },

  // Why requests were denied.
  'Denied requests': 'Abgelehnte Anfragen',
  'With the reason, which the caller does not always see.':
    'Mit dem Grund, den der Aufrufer nicht immer erfährt.',
  'None in this period.': 'Keine in diesem Zeitraum.',

  // A key's details.
  'Never valid; each use of it raises an alert': 'Niemals gültig; jede Verwendung löst eine Warnung aus',
  '{name}, a service account': '{name}, ein Dienstkonto',
  'Last attempt': 'Letzter Versuch',
  '{time} from {address}': '{time} von {address}',
  // “durch”, because the name may be “ein ehemaliges Mitglied”.
  '{time} by {creator}': '{time} durch {creator}',
  '{time} by {creator} with another API key': '{time} durch {creator} mit einem anderen API-Schlüssel',
  '{time} by {creator} with the key {key}': '{time} durch {creator} mit dem Schlüssel {key}',
  Replaces: 'Ersetzt',
  'Another API key': 'Ein anderer API-Schlüssel',
  ID: 'ID',
  'Disabled, until it is enabled again': 'Deaktiviert, bis er wieder aktiviert wird',
  'Suspended: the operator of this server has suspended its owner’s account':
    'Gesperrt: Der Betreiber dieses Servers hat das Konto des Besitzers gesperrt',
  'Suspended: the operator of this server has suspended its workspace':
    'Gesperrt: Der Betreiber dieses Servers hat den Workspace gesperrt',
  Ended: 'Beendet',
  '{time}, replaced by a new key': '{time}, durch einen neuen Schlüssel ersetzt',
  '{time}, because it leaked': '{time}, weil er offengelegt wurde',
  '{time}, by the operator of this server': '{time}, durch den Betreiber dieses Servers',
  '{time}, with the key that created it': '{time}, zusammen mit dem Schlüssel, der ihn erstellt hat',
  '{time}, when its owner left the workspace': '{time}, als der Besitzer den Workspace verließ',
  '{time}, when its owner deleted their account': '{time}, als der Besitzer sein Konto löschte',
  '{time}, when its service account was deleted': '{time}, als das Dienstkonto gelöscht wurde',
  '{time}, when the owner of the email address took over the account':
    '{time}, als der Inhaber der E-Mail-Adresse das Konto übernahm',
  '{time}; disabled until then': '{time}; bis dahin deaktiviert',
  '{time}; suspended with its owner’s account': '{time}; zusammen mit dem Konto des Besitzers gesperrt',
  '{time}; suspended with its workspace': '{time}; zusammen mit dem Workspace gesperrt',

  // Limits.
  Limits: 'Limits',
  'In UTC. Refused requests do not count.': 'In UTC. Abgelehnte Anfragen zählen nicht.',

  // A key's page and its tabs.
  Enable: 'Aktivieren',
  Disable: 'Deaktivieren',
  'Loading the key': 'Schlüssel wird geladen',
  Security: 'Sicherheit',
  'Use it': 'Verwenden',
  'About the key': 'Über den Schlüssel',

  // Permissions.
  Scopes: 'Scopes',
  // Not “die Rolle von”, because the name may be “ein ehemaliges Mitglied”.
  'Everything that {owner}’s role allows': 'Alles, wozu {owner} laut Rolle berechtigt ist',
  'Only observed: other addresses are allowed': 'Nur beobachtet: Andere Adressen werden zugelassen',

  // History.
  History: 'Verlauf',
  'From the audit trail, which cannot be changed.': 'Aus dem Audit-Protokoll, das unveränderlich ist.',
  'The audit trail requires the admin role; yours is {role}. An owner of the workspace can change that.':
    'Das Audit-Protokoll erfordert die Rolle Admin; Ihre Rolle ist {role}. Ein Inhaber des Workspace kann das ändern.',
  // Without a preposition, because actors may be “ein Benutzer” or “der Server”.
  '{time} by {actor}': '{time} · {actor}',
  '{time} by {actor} from {address}': '{time} · {actor}, von {address}',

  // What the allowlist would refuse.
  'Not in the allowlist': 'Nicht in der Liste erlaubter Adressen',
  'The allowlist is only observed. Requests from these addresses were allowed in the last 90 days; enforcing it would refuse them.':
    'Die Liste erlaubter Adressen wird nur beobachtet. Anfragen von diesen Adressen wurden in den letzten 90 Tagen zugelassen; würden Sie die Liste durchsetzen, würden sie abgelehnt.',
  'No request came from anywhere else: you can enforce the allowlist.':
    'Von anderen Adressen kam keine Anfrage: Sie können die Liste durchsetzen.',
  'No request is known to have come from anywhere else.': 'Von anderen Adressen ist keine Anfrage bekannt.',
  '{count} requests in all.': {
    one: 'Insgesamt {count} Anfrage.',
    other: 'Insgesamt {count} Anfragen.',
  },
  'And {count} more addresses, seen less recently.': {
    one: 'Und {count} weitere Adresse, deren letzte Anfrage länger zurückliegt.',
    other: 'Und {count} weitere Adressen, deren letzte Anfrage länger zurückliegt.',
  },
  'Of {count} requests the address was not noted.': {
    one: 'Bei {count} Anfrage wurde die Adresse nicht erfasst.',
    other: 'Bei {count} Anfragen wurde die Adresse nicht erfasst.',
  },

  // The page of all keys.
  'How programs call the API. A key acts with its owner’s current role.':
    'Damit rufen Programme die API auf. Ein Schlüssel handelt mit der aktuellen Rolle seines Besitzers.',
  'How programs call the API. As a viewer you see the keys that you created.':
    'Damit rufen Programme die API auf. Als Betrachter sehen Sie die Schlüssel, die Sie erstellt haben.',
  'How programs call the API. As a member you see the keys that you created.':
    'Damit rufen Programme die API auf. Als Mitglied sehen Sie die Schlüssel, die Sie erstellt haben.',
  'Create key': 'Schlüssel erstellen',
  'No API keys yet': 'Noch keine API-Schlüssel',
  'Create the first key': 'Ersten Schlüssel erstellen',
  'A program sends its key with each request and can do what you can do. Give every program its own key, so that you can rotate or revoke one without affecting the others.':
    'Ein Programm sendet seinen Schlüssel mit jeder Anfrage und darf, was Sie dürfen. Geben Sie jedem Programm einen eigenen Schlüssel, damit Sie einen rotieren oder widerrufen können, ohne die anderen zu beeinträchtigen.',
  'No key matches': 'Kein passender Schlüssel',
  'Show all keys': 'Alle Schlüssel anzeigen',
  'To look up a whole key, open the dashboard over HTTPS.':
    'Um nach einem vollständigen Schlüssel zu suchen, öffnen Sie das Dashboard über HTTPS.',
  'You cannot see such a key in this workspace, active or revoked. Only the key’s digest was sent.':
    'In diesem Workspace ist für Sie kein solcher Schlüssel sichtbar, weder ein aktiver noch ein widerrufener. Gesendet wurde nur der Hash des Schlüssels.',
  'No key with this name or prefix matches the filters. To search the metadata, type metadata.customer=acme.':
    'Kein Schlüssel mit diesem Namen oder Präfix entspricht den Filtern. Um in den Metadaten zu suchen, geben Sie etwa metadata.customer=acme ein.',
  'Loading keys…': 'Schlüssel werden geladen …',
  '{count} keys shown': {
    one: '{count} Schlüssel angezeigt',
    other: '{count} Schlüssel angezeigt',
  },
  '{count} keys shown; there are more': {
    one: '{count} Schlüssel angezeigt; es gibt weitere',
    other: '{count} Schlüssel angezeigt; es gibt weitere',
  },
  'Review: keys that you could remove or narrow':
    'Überprüfung: Schlüssel, die Sie entfernen oder einschränken könnten',
  'Loading keys': 'Schlüssel werden geladen',

  // The table of keys.
  'Select all keys shown': 'Alle angezeigten Schlüssel auswählen',
  '14 days': '14 Tage',
  'Select {name}': '{name} auswählen',
  'Being replaced by <link>another key</link>': 'Wird durch <link>einen anderen Schlüssel</link> ersetzt',
  'Being replaced by {key}': 'Wird durch {key} ersetzt',
  'Replaces <link>another key</link>': 'Ersetzt <link>einen anderen Schlüssel</link>',
  'Replaces {key}': 'Ersetzt {key}',

  // The filters.
  'Search by name, prefix or whole key': 'Nach Name, Präfix oder ganzem Schlüssel suchen',
  'Name, prefix or whole key': 'Name, Präfix oder ganzer Schlüssel',
  Active: 'Aktiv',
  Suspended: 'Gesperrt',
  'Ended with the owner': 'Mit dem Besitzer beendet',
  Condition: 'Merkmal',
  'Any condition': 'Jedes Merkmal',
  Leaked: 'Offengelegt',
  'Expiring in 30 days': 'Läuft in 30 Tagen ab',
  'Unused for 90 days': 'Seit 90 Tagen unbenutzt',
  Scope: 'Scope',
  'Any scope': 'Jeder Scope',
  'Any owner': 'Jeder Besitzer',
  '{name} (service account)': '{name} (Dienstkonto)',
  Order: 'Reihenfolge',
  'Newest first': 'Neueste zuerst',
  'Oldest first': 'Älteste zuerst',
  'Most recently used': 'Zuletzt verwendet',
  'Least recently used': 'Am längsten nicht verwendet',
  'Name A–Z': 'Name A–Z',
  'Name Z–A': 'Name Z–A',

  // Creating and editing a key.
  '“{name}” is ready': '„{name}“ ist bereit',
  'The program that will use the key, and where it runs.':
    'Das Programm, das den Schlüssel verwenden wird, und wo es läuft.',
  'Billing, production': 'Abrechnung, Produktion',
  'How many requests the key may make, in UTC.': 'Wie viele Anfragen mit dem Schlüssel erlaubt sind, in UTC.',
  'Never valid. Leave it where only an intruder would look: each use of it alerts the owners and admins.':
    'Niemals gültig. Legen Sie ihn dort ab, wo nur ein Eindringling suchen würde: Jede Verwendung warnt die Inhaber und Admins.',
  'Revoke the new key': 'Neuen Schlüssel widerrufen',
  'Edit “{name}”': '„{name}“ bearbeiten',
  'Saved. Every server now enforces the new limits.':
    'Gespeichert. Alle Server setzen die neuen Einschränkungen jetzt durch.',
  'In 7 days': 'In 7 Tagen',
  'In 30 days': 'In 30 Tagen',
  'In 90 days': 'In 90 Tagen',
  'In a year': 'In einem Jahr',
  'Custom time…': 'Anderer Zeitpunkt …',
  'Expires at': 'Ablaufzeitpunkt',

  // Exporting.
  'Exported {count} keys.': {
    one: '{count} Schlüssel exportiert.',
    other: '{count} Schlüssel exportiert.',
  },

  // A new key's secrets.
  'The key is shown <b>only once</b>: the server stores only a hash. Store the key where the program gets its secrets from.':
    'Der Schlüssel wird <b>nur einmal</b> angezeigt: Der Server speichert nur einen Hash. Hinterlegen Sie den Schlüssel dort, wo das Programm seine Geheimnisse bezieht.',
  // As the object of “{what} kopieren”.
  'Verifies that a webhook delivery comes from this server. Needed only if you use webhooks.':
    'Damit prüfen Sie, dass eine Webhook-Zustellung von diesem Server stammt. Nur nötig, wenn Sie Webhooks verwenden.',
  'Try it now': 'Jetzt ausprobieren',
  // Of a key or of a secret.

  // The review.
  'never used': 'nie verwendet',
  'unused for 90 days': 'seit 90 Tagen unbenutzt',
  'never expires': 'läuft nie ab',
  'has permissions that it does not use': 'hat Berechtigungen, die er nicht nutzt',
  'always used from the same addresses': 'immer von denselben Adressen verwendet',
  'its owner has not signed in for 90 days: transfer it to a service account':
    'der Besitzer hat sich seit 90 Tagen nicht angemeldet: Schlüssel an ein Dienstkonto übertragen',
  'Nothing to tidy up.': 'Nichts aufzuräumen.',
  'Review of keys': 'Überprüfung der Schlüssel',
  'Addresses that fit: {addresses}': 'Passende Adressen: {addresses}',
  'Narrow {name}': '{name} einschränken',

  // Both keys of a rotation, or one.
  Keys: 'Schlüssel',
  'Both keys': 'Beide Schlüssel',
  'This key': 'Dieser Schlüssel',
} as const satisfies Dictionary;
