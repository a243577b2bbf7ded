import type { Dictionary } from '../translate';

export const apiKeyPage = {
  // Roles in a workspace

  // leak-notice
  'This key has leaked and still works': 'Dieser Schlüssel ist offengelegt und funktioniert noch',
  'This key has leaked': 'Dieser Schlüssel ist offengelegt',
  'GitHub secret scanning reported it {time}.': 'GitHub Secret Scanning hat das {time} gemeldet.',
  'An anonymous reporter reported it {time}.': 'Das wurde {time} anonym gemeldet.',
  'The report doesn’t say where it was found.': 'Die Meldung nennt keinen Fundort.',
  '{url} (unverified)': '{url} (nicht überprüft)',
  'Found at {place}, in: {source}.': 'Gefunden unter {place}, in: {source}.',
  'Found at {place}.': 'Gefunden unter {place}.',
  'Anyone who finds it can use it. Contain the leak, then check under Security for addresses that you don’t recognise.':
    'Wer ihn findet, kann ihn verwenden. Grenzen Sie den Schaden ein und prüfen Sie danach unter „Sicherheit“, ob dort Adressen stehen, die Sie nicht kennen.',
  'Contain the leak': 'Schaden eingrenzen',
  'Rotate now…': 'Jetzt rotieren …',
  'Revoke now…': 'Jetzt widerrufen …',
  'Restrict addresses…': 'Adressen einschränken …',
  'It is disabled. Rotate or revoke it; don’t enable it again.':
    'Er ist deaktiviert. Rotieren oder widerrufen Sie ihn; aktivieren Sie ihn nicht wieder.',
  'It no longer works. Check under Security where it was used from before it stopped.':
    'Er funktioniert nicht mehr. Prüfen Sie unter „Sicherheit“, von wo aus er zuvor verwendet wurde.',

  // lost-secret-notice
  'The secret of “{name}” was on screen': 'Das Geheimnis von „{name}“ wurde gerade angezeigt',
  'The page was reloaded, and the secret cannot be shown again. If you stored it, there is nothing to do. If not, rotate the key: you get a new secret, and the lost one stops working.':
    'Die Seite wurde neu geladen, und das Geheimnis lässt sich kein zweites Mal anzeigen. Wenn Sie es gespeichert haben, ist nichts zu tun. Andernfalls rotieren Sie den Schlüssel: Sie erhalten ein neues Geheimnis, und das verlorene wird ungültig.',
  'Rotate the key': 'Schlüssel rotieren',

  // metadata-field, metadata
  'Names and values for your own programs. The server does not use them.':
    'Namen und Werte für Ihre eigenen Programme. Der Server wertet sie nicht aus.',
  'Name of metadata {number}': 'Name von Metadaten-Eintrag {number}',
  'Value of metadata {number}': 'Wert von Metadaten-Eintrag {number}',
  'Remove metadata {number}': 'Metadaten-Eintrag {number} entfernen',
  'Add metadata': 'Metadaten hinzufügen',
  'Must have a name.': 'Ein Name ist erforderlich.',
  'Must have 1 to 64 letters, digits, “.”, “_” or “-”.': '1 bis 64 Buchstaben, Ziffern, „.“, „_“ oder „-“.',
  '{name} already exists.': '{name} ist bereits vorhanden.',

  // network, after the address
  'has more than one slash': 'enthält mehr als einen Schrägstrich',
  'is neither an IPv4 nor an IPv6 address': 'ist weder eine IPv4- noch eine IPv6-Adresse',
  'needs a number from 0 to {most} after the slash':
    'braucht nach dem Schrägstrich eine Zahl von 0 bis {most}',

  // owner-field
  'The key acts with its owner’s role, and ends with its owner.':
    'Der Schlüssel handelt mit der Rolle seines Besitzers und endet mit diesem.',
  You: 'Sie',

  // queries, span-control
  'Time span': 'Zeitraum',

  // reasons
  'Wrong address': 'Falsche Adresse',
  'From an address outside the allowlist: a new server, or a stolen key.':
    'Von einer Adresse, die nicht auf der Liste steht: ein neuer Server oder ein gestohlener Schlüssel.',
  'Missing scope': 'Fehlender Scope',
  'The key’s scopes do not allow the request.': 'Die Scopes des Schlüssels erlauben die Anfrage nicht.',
  'Insufficient role': 'Rolle reicht nicht aus',
  'The owner’s role does not allow the request.': 'Die Rolle des Besitzers erlaubt die Anfrage nicht.',
  'A program still uses the expired key.': 'Ein Programm verwendet noch den abgelaufenen Schlüssel.',
  'A program still uses the revoked key.': 'Ein Programm verwendet noch den widerrufenen Schlüssel.',
  'A program still uses the disabled key.': 'Ein Programm verwendet noch den deaktivierten Schlüssel.',
  'Somebody has found the canary, which is never valid.':
    'Jemand hat den Canary gefunden, der niemals gültig ist.',
  'Owner left': 'Besitzer ausgeschieden',
  'The key’s owner has left the workspace or was deleted.':
    'Der Besitzer des Schlüssels hat den Workspace verlassen oder wurde gelöscht.',
  'Owner suspended': 'Besitzer gesperrt',
  'The operator of the server has suspended its owner’s account.':
    'Der Betreiber des Servers hat das Konto des Besitzers gesperrt.',
  'The operator of the server has suspended the workspace.':
    'Der Betreiber des Servers hat den Workspace gesperrt.',
  'Other workspace': 'Anderer Workspace',
  'The request named a workspace that is not the key’s.':
    'Die Anfrage nannte einen Workspace, zu dem der Schlüssel nicht gehört.',
  'Rate limited': 'Zu viele Anfragen',
  'The limit of the second, minute or hour was used up.':
    'Das Limit pro Sekunde, Minute oder Stunde war ausgeschöpft.',
  'Quota used up': 'Kontingent ausgeschöpft',
  'The limit of the day or month was used up.': 'Das Limit pro Tag oder Monat war ausgeschöpft.',
  'User session required': 'Benutzersitzung erforderlich',
  'The endpoint is for signed-in users, not for keys.':
    'Der Endpunkt ist für angemeldete Benutzer bestimmt, nicht für Schlüssel.',

  // revoke-dialog
  'Revoke “{name}”?': '„{name}“ widerrufen?',
  'Revoked on every server': 'Auf allen Servern widerrufen',
  'Every server has confirmed the revocation and now rejects requests with {keyPrefix}….':
    'Alle Server haben den Widerruf bestätigt und lehnen Anfragen mit {keyPrefix}… jetzt ab.',
  'Revoke the key': 'Schlüssel widerrufen',
  'Every program that still uses {key} stops at once: its requests get 401. This cannot be undone.':
    'Jedes Programm, das {key} noch verwendet, fällt sofort aus: Seine Anfragen werden mit 401 beantwortet. Das lässt sich nicht rückgängig machen.',
  'Current use': 'Aktuelle Nutzung',
  'Loading the usage…': 'Nutzung wird geladen …',
  'The key was never used.': 'Der Schlüssel wurde noch nie verwendet.',
  'Last used {time}; {requests}.': 'Zuletzt {time} verwendet; {requests}.',
  'Last used {time} from {address}; {requests}.': 'Zuletzt {time} von {address} verwendet; {requests}.',
  '{count} requests in the last 7 days': {
    one: '{count} Anfrage in den letzten 7 Tagen',
    other: '{count} Anfragen in den letzten 7 Tagen',
  },
  'Deliveries to it stop until you assign another key.':
    'Zustellungen dorthin ruhen, bis Sie einen anderen Schlüssel zuweisen.',
  'Also revoke every key that was created with this key':
    'Auch alle Schlüssel widerrufen, die mit diesem Schlüssel erstellt wurden',

  // revoke-selected-dialog
  'Revoke {count} keys?': { one: '{count} Schlüssel widerrufen?', other: '{count} Schlüssel widerrufen?' },
  'Revoked {count} keys. Every server now rejects them.': {
    one: '{count} Schlüssel widerrufen. Alle Server lehnen ihn jetzt ab.',
    other: '{count} Schlüssel widerrufen. Alle Server lehnen sie jetzt ab.',
  },
  'revoke {count} keys': { one: '{count} Schlüssel widerrufen', other: '{count} Schlüssel widerrufen' },
  'Revoke the keys': { one: 'Schlüssel widerrufen', other: 'Schlüssel widerrufen' },
  'Every program that still uses one of them stops at once: its requests get 401. This cannot be undone.':
    'Jedes Programm, das einen davon noch verwendet, fällt sofort aus: Seine Anfragen werden mit 401 beantwortet. Das lässt sich nicht rückgängig machen.',
  '{count} keys used in the last {days} days': {
    one: '{count} Schlüssel in den letzten {days} Tagen verwendet',
    other: '{count} Schlüssel in den letzten {days} Tagen verwendet',
  },
  'None was used in the last {days} days': 'Keiner wurde in den letzten {days} Tagen verwendet',

  // rotate-dialog
  'Rotate “{name}”': '„{name}“ rotieren',
  'The new key': 'Der neue Schlüssel',
  'Watch the traffic move': 'Verfolgen, wie die Nutzung wechselt',
  'Next: watch the traffic': 'Weiter: Nutzung verfolgen',
  'Put the new key into your program and deploy it. You can close this dialog: the old key’s page keeps showing the traffic.':
    'Tragen Sie den neuen Schlüssel in Ihr Programm ein und liefern Sie es aus. Sie können diesen Dialog schließen: Die Seite des alten Schlüssels zeigt weiterhin die Nutzung.',
  'A new key replaces this one, with the same name, scopes, addresses and expiry, and the same owner.':
    'Ein neuer Schlüssel ersetzt diesen – mit demselben Namen, denselben Scopes, Adressen und Ablaufzeiten und demselben Besitzer.',
  'A new key replaces this one, with the same name, scopes, addresses and expiry.':
    'Ein neuer Schlüssel ersetzt diesen – mit demselben Namen und denselben Scopes, Adressen und Ablaufzeiten.',
  'The owner changes': 'Der Besitzer ändert sich',
  '{name} owns this key and is an {role} here; you are an admin. You will see the new key, so it can’t act as {name}: it will be yours and have your role. To keep the owner, ask an owner to rotate it, and disable the key until then if you must stop it.':
    'Dieser Schlüssel gehört {name} (Rolle: {role}); Sie sind hier Admin. Da Sie den neuen Schlüssel zu sehen bekommen, kann er nicht für {name} handeln: Er gehört dann Ihnen und hat Ihre Rolle. Soll der Besitzer bleiben, bitten Sie einen Inhaber, den Schlüssel zu rotieren. Muss er sofort gestoppt werden, deaktivieren Sie ihn bis dahin.',
  'a link for the owner': 'Link für den Inhaber',
  'Make me the owner of the new key': 'Mich zum Besitzer des neuen Schlüssels machen',
  'The old key': 'Der alte Schlüssel',
  'keeps working for a while': 'bleibt noch eine Zeit lang gültig',
  'Both keys work. Watch the traffic move to the new key, and revoke the old one when it is no longer used.':
    'Beide Schlüssel funktionieren. Verfolgen Sie, wie die Nutzung auf den neuen Schlüssel übergeht, und widerrufen Sie den alten, sobald er nicht mehr verwendet wird.',
  'How long the old key keeps working at most': 'Wie lange der alte Schlüssel höchstens gültig bleibt',
  'For a key that has leaked. Programs fail until they have the new key.':
    'Für einen offengelegten Schlüssel. Programme fallen aus, bis sie den neuen Schlüssel haben.',
  'The new key takes over. While the old key works, deliveries are signed with both keys. Give the receiver the new signing secret during that time.':
    'Der neue Schlüssel übernimmt. Solange der alte gilt, werden Zustellungen mit beiden Schlüsseln signiert. Hinterlegen Sie in dieser Zeit beim Empfänger das neue Signatur-Secret.',
  'The new key takes over. The receiver rejects deliveries until it has the new signing secret.':
    'Der neue Schlüssel übernimmt. Der Empfänger lehnt Zustellungen ab, bis er das neue Signatur-Secret hat.',
  'Rotate and stop the old key': 'Rotieren und alten Schlüssel stoppen',
  'Create new key': 'Neuen Schlüssel erstellen',
  'Open the new key': 'Neuen Schlüssel öffnen',

  // rotation-cards
  'Rotation in progress': 'Rotation läuft',
  'Both keys work. Revoke this one when its traffic has moved to the new key.':
    'Beide Schlüssel funktionieren. Widerrufen Sie diesen, sobald seine Nutzung auf den neuen Schlüssel übergegangen ist.',
  'Both keys work. Revoke the old one when its traffic has moved to this key.':
    'Beide Schlüssel funktionieren. Widerrufen Sie den alten, sobald seine Nutzung auf diesen Schlüssel übergegangen ist.',
  Replaced: 'Ersetzt',
  'Another key has replaced this one.': 'Ein anderer Schlüssel hat diesen ersetzt.',
  'Programs that still use this key get 401; the denials below count these requests.':
    'Programme, die diesen Schlüssel noch verwenden, erhalten 401; die Ablehnungen unten zählen diese Anfragen.',

  // rotation-progress
  'Old key': 'Alter Schlüssel',
  'New key': 'Neuer Schlüssel',
  'The old key has stopped': 'Der alte Schlüssel gilt nicht mehr',
  'Every server now rejects it. The rotation is complete.':
    'Alle Server lehnen ihn jetzt ab. Die Rotation ist abgeschlossen.',
  'Safe to revoke': 'Widerruf ist sicher',
  'The new key is in use, and the old key hasn’t been used for 15 minutes. Check whether you have jobs that run less often, such as once a day.':
    'Der neue Schlüssel ist in Gebrauch, und der alte wurde seit 15 Minuten nicht verwendet. Prüfen Sie, ob Sie Jobs haben, die seltener laufen, etwa einmal am Tag.',
  'Don’t revoke yet': 'Noch nicht widerrufen',
  'Revoke old key…': 'Alten Schlüssel widerrufen …',
  'Revoke old key now…': 'Alten Schlüssel jetzt widerrufen …',
  'requests in 24 hours': { one: 'Anfrage in 24 Stunden', other: 'Anfragen in 24 Stunden' },
  'Last used: {time} from {address}': 'Zuletzt verwendet: {time} von {address}',
  'Last used: {time}': 'Zuletzt verwendet: {time}',
  'The old key stops working on {time}.': 'Der alte Schlüssel wird am {time} ungültig.',
  'Watching the traffic…': 'Die Nutzung wird beobachtet …',
  'The new key hasn’t been used yet.': 'Der neue Schlüssel wurde noch nicht verwendet.',
  'The old key was used {time}, after the last use of the new key ({newTime}). Something still uses the old key.':
    'Der alte Schlüssel wurde {time} verwendet, und damit später als zuletzt der neue ({newTime}). Der alte Schlüssel ist also noch in Gebrauch.',
  'The old key was used {time} from {address}, after the last use of the new key ({newTime}). Something still uses the old key.':
    'Der alte Schlüssel wurde {time} von {address} verwendet, und damit später als zuletzt der neue ({newTime}). Der alte Schlüssel ist also noch in Gebrauch.',
  'The old key was used {time}. Wait until it has been idle for 15 minutes.':
    'Der alte Schlüssel wurde {time} verwendet. Warten Sie, bis er 15 Minuten lang nicht verwendet wurde.',
  'The old key was used {time} from {address}. Wait until it has been idle for 15 minutes.':
    'Der alte Schlüssel wurde {time} von {address} verwendet. Warten Sie, bis er 15 Minuten lang nicht verwendet wurde.',

  // scopes-field, scopes
  'Everything my role allows': 'Alles, was meine Rolle erlaubt',
  'Your role here is {role}. If your role changes, so do the key’s permissions.':
    'Ihre Rolle hier ist {role}. Ändert sich Ihre Rolle, ändern sich auch die Berechtigungen des Schlüssels.',
  'What cannot be chosen is more than a viewer may do.':
    'Was sich nicht auswählen lässt, darf ein Betrachter nicht.',
  'What cannot be chosen is more than a member may do.':
    'Was sich nicht auswählen lässt, darf ein Mitglied nicht.',
  'What cannot be chosen is more than an admin may do.':
    'Was sich nicht auswählen lässt, darf ein Admin nicht.',
  'What cannot be chosen is more than an owner may do.':
    'Was sich nicht auswählen lässt, darf ein Inhaber nicht.',
  'Choose at least one.': 'Wählen Sie mindestens eine aus.',

  // selected-keys
  'Selected keys': 'Ausgewählte Schlüssel',
  '{count} keys selected': { one: '{count} Schlüssel ausgewählt', other: '{count} Schlüssel ausgewählt' },
  'Set expiry…': 'Ablaufzeit setzen …',
  'Clear selection': 'Auswahl aufheben',

  // set-expiry-dialog
  'Expiry of {count} keys': {
    one: 'Ablaufzeit von {count} Schlüssel',
    other: 'Ablaufzeit von {count} Schlüsseln',
  },
  'Changed the expiry of {count} keys. Every server enforces it.': {
    one: 'Ablaufzeit von {count} Schlüssel geändert. Alle Server setzen sie durch.',
    other: 'Ablaufzeit von {count} Schlüsseln geändert. Alle Server setzen sie durch.',
  },
  '{count} keys will expire earlier than before.': {
    one: '{count} Schlüssel läuft früher ab als bisher.',
    other: '{count} Schlüssel laufen früher ab als bisher.',
  },
  '{count} keys will stay valid for longer.': {
    one: '{count} Schlüssel bleibt länger gültig.',
    other: '{count} Schlüssel bleiben länger gültig.',
  },
  '{count} keys can no longer be changed.': {
    one: '{count} Schlüssel lässt sich nicht mehr ändern.',
    other: '{count} Schlüssel lassen sich nicht mehr ändern.',
  },
  'Nothing changes.': 'Es ändert sich nichts.',
  '{done} of {count} keys done': {
    one: '{done} von {count} Schlüssel erledigt',
    other: '{done} von {count} Schlüsseln erledigt',
  },
  '{count} keys unchanged': { one: '{count} Schlüssel unverändert', other: '{count} Schlüssel unverändert' },
  'Set expiry': 'Ablaufzeit setzen',

  // sparkline
  '{count} requests, {denied} denied, in {days} days': {
    one: '{count} Anfrage, {denied} abgelehnt, in {days} Tagen',
    other: '{count} Anfragen, {denied} abgelehnt, in {days} Tagen',
  },
  '{count} requests, {denied} denied, in {hours} hours': {
    one: '{count} Anfrage, {denied} abgelehnt, in {hours} Stunden',
    other: '{count} Anfragen, {denied} abgelehnt, in {hours} Stunden',
  },

  // status-badge
  suspended: 'gesperrt',
  ended: 'beendet',
  'Reported as leaked {time}': 'Als offengelegt gemeldet: {time}',
  leaked: 'offengelegt',
  'Stops {time}': 'Gültig bis {time}',
  'Replaced; stops {time}': 'Ersetzt; gültig bis {time}',
  'stops soon': 'endet bald',
  'Expires {time}': 'Läuft ab: {time}',
  'expires {time}': 'läuft {time} ab',

  // switch-dialog
  'Enable “{name}”?': '„{name}“ aktivieren?',
  'Disable “{name}”?': '„{name}“ deaktivieren?',
  'Enabled. The key works again.': 'Aktiviert. Der Schlüssel funktioniert wieder.',
  'Disabled. Every server now rejects the key.': 'Deaktiviert. Alle Server lehnen den Schlüssel jetzt ab.',
  'Every program that has {key} can use it again, with the limits that the key has now.':
    'Jedes Programm, das {key} hat, kann ihn wieder verwenden – mit den Limits, die der Schlüssel jetzt hat.',
  'Every program that still uses {key} stops at once: its requests get 401 until you enable the key again.':
    'Jedes Programm, das {key} noch verwendet, fällt sofort aus: Seine Anfragen werden mit 401 beantwortet, bis Sie den Schlüssel wieder aktivieren.',
  'Deliveries to it stop until then.': 'Zustellungen dorthin ruhen bis dahin.',
  'Enable the key': 'Schlüssel aktivieren',
  'Disable the key': 'Schlüssel deaktivieren',

  // trail-words
  Imported: 'Importiert',
  Changed: 'Geändert',
  Rotated: 'Rotiert',
  'Transferred to a service account': 'An ein Dienstkonto übertragen',
  Enabled: 'Aktiviert',
  'Reported as leaked': 'Als offengelegt gemeldet',
  'Canary used': 'Canary verwendet',
  'Expiry shortened by the policy for API keys': 'Ablaufzeit durch die Richtlinie für API-Schlüssel verkürzt',

  // transfer-dialog
  'Transfer “{name}”': '„{name}“ übertragen',
  'Transferred to {owner}. Programs keep using the same key.':
    'An {owner} übertragen. Programme verwenden weiterhin denselben Schlüssel.',
  'The key stays the same, so no program has to change. From then on it acts with the role of the service account, narrowed by the key’s scopes, and keeps working when its current owner, {owner}, leaves.':
    'Der Schlüssel bleibt derselbe; kein Programm muss geändert werden. Von da an handelt er mit der Rolle des Dienstkontos, eingeschränkt durch seine Scopes, und funktioniert auch dann weiter, wenn sein bisheriger Besitzer ({owner}) ausscheidet.',
  'a member': 'ein Mitglied',
  'The workspace has no service account yet.': 'Der Workspace hat noch kein Dienstkonto.',
  'Those that the current owner set up follow the key to a service account with the role admin.':
    'Endpunkte, die der bisherige Besitzer eingerichtet hat, gehen mit dem Schlüssel an ein Dienstkonto mit der Rolle Admin über.',
  'Transfer the key': 'Schlüssel übertragen',

  // usage-chart

  // tabs/overview-tab

  // tabs/requests-tab
  'Succeeded (2xx)': 'Erfolgreich (2xx)',
  'Redirected (3xx)': 'Umgeleitet (3xx)',
  'Refused (4xx)': 'Abgelehnt (4xx)',
  'Server error (5xx)': 'Serverfehler (5xx)',
  'Recent requests': 'Letzte Anfragen',
  'A sample: of bursts, only a few of each second are kept, and more of the failed ones. The overview counts them all.':
    'Eine Stichprobe: Bei vielen Anfragen pro Sekunde werden nur einige aufbewahrt, von den fehlgeschlagenen mehr. Die Übersicht zählt alle.',
  Method: 'Methode',
  'Any method': 'Jede Methode',
  'Loading requests': 'Anfragen werden geladen',
  Request: 'Anfrage',
  Took: 'Dauer',
  'No requests yet': 'Noch keine Anfragen',
  'Requests with this key appear here within seconds, unless the operator of this server has switched the request log off.':
    'Anfragen mit diesem Schlüssel erscheinen hier innerhalb von Sekunden, sofern der Betreiber dieses Servers das Anfrageprotokoll nicht abgeschaltet hat.',
  'No such request': 'Keine passende Anfrage',
  'Show all requests': 'Alle Anfragen anzeigen',
  'None of the recent requests has this status and method.':
    'Keine der letzten Anfragen hat diesen Status und diese Methode.',

  // tabs/tab-skeleton

  // tabs/use-tab
  'This key is disabled': 'Dieser Schlüssel ist deaktiviert',
  'This key is suspended': 'Dieser Schlüssel ist gesperrt',
  'This key is expired': 'Dieser Schlüssel ist abgelaufen',
  'This key is revoked': 'Dieser Schlüssel ist widerrufen',
  'This key is ended': 'Dieser Schlüssel ist beendet',
  'Requests with it get 401.': 'Anfragen mit ihm werden mit 401 beantwortet.',
  'Call the API': 'API aufrufen',
  'The request asks who the key acts as. Replace {placeholder} with the key, which this page can’t show: the server stores only a hash.':
    'Die Anfrage fragt ab, für wen der Schlüssel handelt. Ersetzen Sie {placeholder} durch den Schlüssel. Diese Seite kann ihn nicht anzeigen: Der Server speichert nur einen Hash.',
  'Every route takes the key in <code>X-API-Key</code>, or as a bearer token in <code>Authorization</code>.':
    'Jede Route nimmt den Schlüssel in <code>X-API-Key</code> entgegen, oder als Bearer-Token in <code>Authorization</code>.',
  'All routes': 'Alle Routen',
} as const satisfies Dictionary;
