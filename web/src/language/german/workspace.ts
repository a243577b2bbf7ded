import type { Dictionary } from '../translate';

/** The overview, webhooks and the audit trail. */
export const workspace = {
  // webhooks/assign-key-dialog
  'Assign another key': 'Anderen Schlüssel zuweisen',
  'The new key now signs the deliveries.': 'Ab jetzt signiert der neue Schlüssel die Zustellungen.',
  'Give the receiver the new key’s signing secret first: it rejects deliveries that it cannot verify.':
    'Geben Sie zuerst dem Empfänger das Signatur-Secret des neuen Schlüssels: Zustellungen, die er nicht prüfen kann, weist er ab.',
  'Assign the key': 'Schlüssel zuweisen',

  // webhooks/create-endpoint-dialog
  'The endpoint is created. Send a test to check whether deliveries arrive.':
    'Der Endpunkt ist angelegt. Prüfen Sie mit einem Test, ob Zustellungen ankommen.',
  'The signing secret': 'Das Signatur-Secret',
  'The endpoint receives what its owner may read, and stops when its owner leaves.':
    'Der Endpunkt erhält, was sein Besitzer lesen darf, und wird gestoppt, wenn dieser den Workspace verlässt.',
  'Add endpoint': 'Endpunkt hinzufügen',
  'Rotate its secret': 'Secret rotieren',

  // webhooks/deliveries
  'Status of deliveries': 'Status der Zustellungen',
  Deliveries: 'Zustellungen',
  'The last 30 days. Each delivery shows the request and the response.':
    'Die letzten 30 Tage. Jede Zustellung zeigt die Anfrage und die Antwort.',
  'Loading deliveries': 'Zustellungen werden geladen',
  'No deliveries yet': 'Noch keine Zustellungen',
  'None is {status}': 'Keine ist {status}',
  'Show all deliveries': 'Alle Zustellungen anzeigen',
  'Send a test event': 'Testereignis senden',
  'Each event sent to the endpoint appears here. Send a test to check at once whether your server receives it.':
    'Hier erscheint jedes Ereignis, das an den Endpunkt gesendet wird. Mit einem Test sehen Sie sofort, ob Ihr Server es empfängt.',
  'No delivery of the last 30 days has this status.':
    'Keine Zustellung der letzten 30 Tage hat diesen Status.',
  Event: 'Ereignis',
  Attempts: 'Versuche',
  'Next attempt': 'Nächster Versuch',
  All: 'Alle',

  // webhooks/delivery-attempt
  'Attempt {number}': 'Versuch {number}',
  'no response': 'keine Antwort',
  'Response body': 'Inhalt der Antwort',
  'the response body of attempt {number}': 'Inhalt der Antwort auf Versuch {number}',
  'The first 4 kB; no more is kept.': 'Die ersten 4 kB; mehr wird nicht aufbewahrt.',
  'The response had no body.': 'Die Antwort hatte keinen Inhalt.',
  'Request headers': 'Header der Anfrage',
  'the request headers of attempt {number}': 'Header der Anfrage von Versuch {number}',

  // webhooks/delivery-drawer
  Delivery: 'Zustellung',
  'Loading the delivery': 'Zustellung wird geladen',
  Redeliver: 'Erneut zustellen',
  'Sends the event again now, with the same webhook-id, so the receiver can recognise a repeat.':
    'Sendet das Ereignis jetzt noch einmal, mit derselben webhook-id, an der der Empfänger die Wiederholung erkennt.',
  'The endpoint is stopped. Resume it to send the event again.':
    'Der Endpunkt ist gestoppt. Setzen Sie ihn fort, um das Ereignis erneut zu senden.',
  Happened: 'Eingetreten',
  'Request body': 'Inhalt der Anfrage',
  'How to show the body': 'Darstellung des Inhalts',
  Readable: 'Lesbar',
  'As sent': 'Wie gesendet',
  'the request body': 'Inhalt der Anfrage',

  // webhooks/delivery-state
  'nothing was sent': 'es wurde nichts gesendet',
  Delivered: 'Zugestellt',
  '{outcome} after {duration}.': '{outcome} nach {duration}.',
  Failed: 'Fehlgeschlagen',
  '{outcome}. It is not retried automatically.': '{outcome}. Es folgt kein automatischer Versuch mehr.',
  Discarded: 'Verworfen',
  'The endpoint was stopped before the event was received.':
    'Der Endpunkt wurde gestoppt, bevor das Ereignis empfangen war.',
  'Not received yet': 'Noch nicht empfangen',
  '{outcome}. The next attempt is about to start.': '{outcome}. Der nächste Versuch folgt gleich.',
  '{outcome}. The next attempt is {time}.': '{outcome}. Der nächste Versuch folgt {time}.',
  'On its way': 'Unterwegs',
  'Waiting for the receiver’s response…': 'Antwort des Empfängers steht noch aus …',

  // webhooks/delivery-status
  'on its way': 'unterwegs',
  delivered: 'zugestellt',
  failed: 'fehlgeschlagen',
  discarded: 'verworfen',
  retrying: 'neuer Versuch folgt',
  'a redirect, which is not followed': 'eine Weiterleitung, der nicht gefolgt wird',
  'no complete response in time': 'keine vollständige Antwort innerhalb der Frist',
  'no connection': 'keine Verbindung',
  'no secure connection: the receiver’s certificate was not accepted':
    'keine sichere Verbindung: Das Zertifikat des Empfängers wurde nicht akzeptiert',
  'the host name leads nowhere': 'der Hostname führt ins Leere',
  'the host name resolves to a private or reserved address, which is not allowed':
    'der Hostname verweist auf eine private oder reservierte Adresse, und das ist nicht erlaubt',
  'the response broke off': 'die Antwort brach ab',
  'the response was not valid HTTP': 'die Antwort war kein gültiges HTTP',
  'not signed: the server lacks the master key that encrypted the signing secret':
    'nicht signiert: Dem Server fehlt der Hauptschlüssel, mit dem das Signatur-Secret verschlüsselt wurde',
  'answered {status}': 'Antwort {status}',
  'answered {status}: {problem}': 'Antwort {status}: {problem}',

  // webhooks/edit-endpoint-dialog
  'Edit the endpoint': 'Endpunkt bearbeiten',
  'Saved. Pending deliveries use the new settings too.':
    'Gespeichert. Die neuen Einstellungen gelten auch für ausstehende Zustellungen.',

  // webhooks/endpoint-details
  Events: 'Ereignisse',
  'Signed by': 'Signiert von',
  'Last received': 'Zuletzt empfangen',
  '{time} by {name}': '{time} von {name}',
  'Its own secret': 'Eigenes Secret',
  'The old secret stops signing {time}': 'Das alte Secret endet {time}',
  'An API key': 'Ein API-Schlüssel',

  // webhooks/endpoint-fields
  'Deliveries are sent here by POST. The URL must be public: private and local addresses are rejected.':
    'Zustellungen gehen per POST an diese URL. Sie muss öffentlich sein: Private und lokale Adressen werden abgelehnt.',
  URL: 'URL',
  'https://example.com/webhooks': 'https://example.com/webhooks',
  'Optional. A label for people.': 'Optional. Eine Bezeichnung zum Wiedererkennen.',
  'Search index': 'Suchindex',

  // webhooks/endpoint-notice
  'Events during the pause are not delivered later.':
    'Ereignisse während der Pause werden nicht nachträglich zugestellt.',
  'With this response, a receiver asks for no more deliveries. If that was a mistake, fix the receiver and resume.':
    'Mit dieser Antwort bittet ein Empfänger darum, nichts mehr zuzustellen. War das ein Versehen, beheben Sie es beim Empfänger und setzen Sie den Endpunkt fort.',
  'The deliveries below show the responses. Resume when the receiver works again.':
    'Die Zustellungen unten zeigen die Antworten. Setzen Sie den Endpunkt fort, sobald der Empfänger wieder funktioniert.',
  'No key can sign deliveries, so none are sent. Assign another key or a secret of its own, and give it to the receiver.':
    'Kein Schlüssel kann Zustellungen signieren, deshalb wird nichts gesendet. Weisen Sie dem Endpunkt einen anderen Schlüssel oder ein eigenes Secret zu, und geben Sie es dem Empfänger.',
  'No key can sign deliveries, so none are sent. Enable the key, or assign another or a secret of its own, and give it to the receiver.':
    'Kein Schlüssel kann Zustellungen signieren, deshalb wird nichts gesendet. Aktivieren Sie den Schlüssel, oder weisen Sie dem Endpunkt einen anderen oder ein eigenes Secret zu, und geben Sie es dem Empfänger.',
  'A key and its endpoints stop when the key’s owner leaves the workspace. Assign a key of a current member, or a secret of its own.':
    'Ein Schlüssel und seine Endpunkte werden gestoppt, wenn der Besitzer des Schlüssels den Workspace verlässt. Weisen Sie den Schlüssel eines heutigen Mitglieds oder ein eigenes Secret zu.',
  'An endpoint stops when its owner leaves the workspace. Resume it to take it over.':
    'Ein Endpunkt wird gestoppt, wenn sein Besitzer den Workspace verlässt. Setzen Sie ihn fort, um ihn zu übernehmen.',
  'Only admins can have endpoints. Resume it to take it over.':
    'Nur Admins können Endpunkte besitzen. Setzen Sie ihn fort, um ihn zu übernehmen.',
  'An endpoint stops with the API key that created it. Resume it to take it over.':
    'Ein Endpunkt endet mit dem API-Schlüssel, der ihn angelegt hat. Setzen Sie ihn fort, um ihn zu übernehmen.',
  'An endpoint of a service account stops when that account is deleted. Resume it to take it over.':
    'Der Endpunkt eines Dienstkontos wird gestoppt, wenn das Konto gelöscht wird. Setzen Sie ihn fort, um ihn zu übernehmen.',
  'It resumes when the operator lifts the suspension. Events until then are not delivered later.':
    'Er läuft weiter, sobald der Betreiber die Sperre aufhebt. Ereignisse bis dahin werden nicht nachträglich zugestellt.',
  'Deliveries are failing': 'Zustellungen schlagen fehl',
  'The first failure was {time}, and every attempt since has failed: the deliveries below show the responses. If this continues for five days, the endpoint is stopped, and its owner and the owners of the workspace get an email.':
    'Erster Fehlschlag: {time}. Seitdem ist jeder Versuch fehlgeschlagen; die Zustellungen unten zeigen die Antworten. Hält das fünf Tage an, wird der Endpunkt gestoppt, und sein Besitzer sowie die Inhaber des Workspace erhalten eine E-Mail.',
  'Paused: nothing is delivered': 'Pausiert: Es wird nichts zugestellt',
  'Stopped: {reason}': 'Gestoppt: {reason}',
  'Sign with its own secret': 'Mit eigenem Secret signieren',
  Resume: 'Fortsetzen',

  // webhooks/endpoint-page
  'Webhook endpoint': 'Webhook-Endpunkt',
  'Loading the endpoint': 'Endpunkt wird geladen',
  'Events are now delivered again.': 'Ereignisse werden jetzt wieder zugestellt.',
  'Nothing is delivered until you resume the endpoint.':
    'Es wird nichts zugestellt, bis Sie den Endpunkt fortsetzen.',
  'The endpoint is deleted.': 'Der Endpunkt ist gelöscht.',
  'Send a test': 'Test senden',
  'More actions': 'Weitere Aktionen',
  'Rotate the secret…': 'Secret rotieren …',
  'Pause…': 'Pausieren …',
  'Delete…': 'Löschen …',
  'Pause deliveries?': 'Zustellungen pausieren?',
  Pause: 'Pausieren',
  'Pending deliveries are discarded, and events during the pause are not delivered later. Earlier deliveries stay in the list, and you can send them again.':
    'Ausstehende Zustellungen werden verworfen, und Ereignisse während der Pause werden nicht nachträglich zugestellt. Frühere Zustellungen bleiben in der Liste, und Sie können sie erneut senden.',
  'Delete the endpoint?': 'Endpunkt löschen?',
  'Delete the endpoint': 'Endpunkt löschen',
  '{url} receives no more events, and pending deliveries are dropped. The list of its deliveries is also deleted permanently.':
    '{url} erhält keine Ereignisse mehr, und ausstehende Zustellungen entfallen. Auch die Liste der Zustellungen wird endgültig gelöscht.',
  'To stop deliveries temporarily and keep the list, pause the endpoint instead.':
    'Wenn Sie Zustellungen nur vorübergehend stoppen und die Liste behalten möchten, pausieren Sie den Endpunkt.',

  // webhooks/endpoint-secret-view
  'The secret is shown <b>only once</b>. Give it to the receiver, which verifies deliveries with it. If it is lost, rotate it to get a new one.':
    'Das Secret wird <b>nur einmal</b> angezeigt. Geben Sie es dem Empfänger, der damit Zustellungen prüft. Geht es verloren, erhalten Sie durch Rotieren ein neues.',
  'Signing secret': 'Signatur-Secret',
  'the signing secret': 'Signatur-Secret',

  // webhooks/endpoint-status
  'a user paused it': 'ein Benutzer hat ihn pausiert',
  'its receiver returned 410 Gone': 'der Empfänger hat mit 410 Gone geantwortet',
  'it has only failed for five days': 'seit fünf Tagen ist jede Zustellung fehlgeschlagen',
  'the signing key is revoked': 'der signierende Schlüssel ist widerrufen',
  'the signing key has expired': 'der signierende Schlüssel ist abgelaufen',
  'the signing key is disabled': 'der signierende Schlüssel ist deaktiviert',
  'the owner of the signing key has left':
    'der Besitzer des signierenden Schlüssels hat den Workspace verlassen',
  'its owner has left': 'sein Besitzer hat den Workspace verlassen',
  'its owner is no longer an admin': 'sein Besitzer ist kein Admin mehr',
  'the API key that created it has ended': 'der API-Schlüssel, der ihn angelegt hat, gilt nicht mehr',
  'its service account was deleted': 'sein Dienstkonto wurde gelöscht',
  'the operator of the server has suspended its workspace or its owner':
    'der Betreiber des Servers hat den Workspace oder den Besitzer gesperrt',
  paused: 'pausiert',
  stopped: 'gestoppt',
  failing: 'schlägt fehl',

  // webhooks/events-field, webhooks/events
  'All {count} current kinds of events.': {
    one: 'Die derzeit {count} Art von Ereignissen.',
    other: 'Alle derzeit {count} Arten von Ereignissen.',
  },

  // webhooks/rotate-secret-dialog
  'The new signing secret': 'Das neue Signatur-Secret',
  'Rotate the signing secret': 'Signatur-Secret rotieren',
  'Deliveries get a signature with a new secret.': 'Zustellungen werden mit einem neuen Secret signiert.',
  'From now on, deliveries are signed with a secret of the endpoint instead of an API key’s. The endpoint no longer stops with the key.':
    'Ab jetzt signiert ein Secret des Endpunkts die Zustellungen statt das eines API-Schlüssels. Der Endpunkt endet nicht mehr mit dem Schlüssel.',
  'The old secret': 'Das alte Secret',
  'also signs for a while': 'signiert noch eine Weile mit',
  'Deliveries carry both signatures. Give the receiver the new secret during that time, and no delivery is lost.':
    'Zustellungen tragen beide Signaturen. Geben Sie dem Empfänger in dieser Zeit das neue Secret, dann geht keine Zustellung verloren.',
  'How long the old secret also signs': 'Wie lange das alte Secret noch mitsigniert',
  'For a secret that has leaked. The receiver rejects deliveries until it has the new one.':
    'Für ein offengelegtes Secret. Der Empfänger weist Zustellungen ab, bis er das neue hat.',
  'Rotate and stop the old secret': 'Rotieren und altes Secret beenden',
  'Create new secret': 'Neues Secret erstellen',

  // webhooks/signed-endpoints
  'Signs for {count} webhook endpoints': {
    one: 'Signiert für einen Webhook-Endpunkt',
    other: 'Signiert für {count} Webhook-Endpunkte',
  },

  // webhooks/signing-key-field
  'No key to sign with': 'Kein Schlüssel zum Signieren',
  'This workspace has no active API key. <link>Create a key</link> first.':
    'Dieser Workspace hat keinen aktiven API-Schlüssel. <link>Erstellen Sie zuerst einen Schlüssel</link>.',
  'Signed with': 'Signiert mit',
  'The receiver verifies deliveries with the endpoint’s own secret, which is shown once.':
    'Der Empfänger prüft Zustellungen mit dem eigenen Secret des Endpunkts, das einmal angezeigt wird.',
  'The receiver verifies deliveries with this key’s webhook signing secret, which was shown once with the key.':
    'Der Empfänger prüft Zustellungen mit dem Webhook-Signatur-Secret dieses Schlüssels, das einmal zusammen mit dem Schlüssel angezeigt wurde.',
  'Choose a key': 'Schlüssel auswählen',
  'No active key has this name.': 'Kein aktiver Schlüssel hat diesen Namen.',
  'Choose a key.': 'Wählen Sie einen Schlüssel aus.',

  // webhooks/takes-admin
  'Requires the admin role': 'Erfordert die Rolle Admin',
  'Webhooks send the events of the workspace to another server. Your role is {role}; an owner of the workspace can change it.':
    'Webhooks senden die Ereignisse des Workspace an einen anderen Server. Ihre Rolle ist {role}; ein Inhaber des Workspace kann sie ändern.',

  // webhooks/transfer-endpoint-dialog
  'Transfer the endpoint': 'Endpunkt übertragen',
  'Transferred to {name}. Deliveries continue as before.':
    'An {name} übertragen. Zustellungen laufen weiter wie bisher.',
  'Deliveries continue as before, and the endpoint no longer stops when {owner} leaves or has a lower role.':
    'Zustellungen laufen weiter wie bisher, und der Endpunkt wird nicht mehr gestoppt, wenn {owner} den Workspace verlässt oder eine niedrigere Rolle hat.',
  'its owner': 'sein Besitzer',
  'It still stops with the API key that signs for it.':
    'Mit dem API-Schlüssel, der für ihn signiert, endet er weiterhin.',
  'This requires a service account with the role admin.':
    'Dafür ist ein Dienstkonto mit der Rolle Admin nötig.',

  // webhooks/verify-card
  'Verify deliveries': 'Zustellungen prüfen',
  'Anyone can send a POST to your server. The signature shows which requests come from Latchkey.':
    'Jeder kann einen POST an Ihren Server senden. An der Signatur erkennen Sie, welche Anfragen von Latchkey kommen.',
  'the receiver in {language}': 'Empfänger in {language}',
  'The secret was shown once, with the endpoint or with the key that signs. Respond within 15 seconds, and expect repeats: see <link>how webhooks work</link>.':
    'Das Secret wurde einmal angezeigt, mit dem Endpunkt oder mit dem signierenden Schlüssel. Antworten Sie innerhalb von 15 Sekunden, und rechnen Sie mit Wiederholungen: siehe <link>So funktionieren Webhooks</link>.',

  // webhooks/webhooks-page
  'Notify your servers of events in this workspace: a signed POST for each event, retried for about three days until it is received.':
    'Benachrichtigen Sie Ihre Server über Ereignisse in diesem Workspace: ein signierter POST je Ereignis, etwa drei Tage lang wiederholt, bis er empfangen wird.',
  'Loading endpoints': 'Endpunkte werden geladen',
  'No webhook endpoints yet': 'Noch keine Webhook-Endpunkte',
  'Add the first endpoint': 'Ersten Endpunkt hinzufügen',
  'How webhooks work': 'So funktionieren Webhooks',
  'With webhooks, you need not poll the API: when a document is written, a key leaks or a member joins, your server gets a POST that it can verify.':
    'Mit Webhooks müssen Sie die API nicht ständig abfragen: Wird ein Dokument geschrieben, ein Schlüssel offengelegt oder tritt ein Mitglied bei, erhält Ihr Server einen POST, den er prüfen kann.',
  Endpoints: 'Endpunkte',
  Endpoint: 'Endpunkt',
  'Last delivery': 'Letzte Zustellung',
  'none yet': 'noch keine',
  'never received': 'nie empfangen',
  'first failure {time}': 'erster Fehlschlag {time}',

  // audit/audit-filters
  Others: 'Andere',
  'Audit trail': 'Audit-Protokoll',
  'Any action': 'Jede Aktion',
  Everybody: 'Alle',
  Anybody: 'Beliebige Person',
  Target: 'Ziel',
  Anything: 'Beliebig',
  'Any target': 'Jedes Ziel',
  Text: 'Text',
  'Name, title, reason …': 'Name, Titel, Grund …',
  'Type at least 2 characters': 'Geben Sie mindestens 2 Zeichen ein',
  'Press Enter to apply': 'Mit der Eingabetaste anwenden',
  'Type an IP address or a network': 'Geben Sie eine IP-Adresse oder ein Netz ein',
  From: 'Von',
  To: 'Bis',
  Clear: 'Zurücksetzen',

  // audit/audit-page
  'Export JSON': 'JSON exportieren',
  'The audit trail shows everyone’s actions. Your role is {role}. An owner of the workspace can change that.':
    'Das Audit-Protokoll zeigt, was alle tun. Ihre Rolle ist {role}. Ein Inhaber des Workspace kann das ändern.',
  'All matching entries are exported.': 'Alle passenden Einträge sind exportiert.',
  'The whole trail is exported.': 'Das ganze Protokoll ist exportiert.',
  'Every change, in order. The trail cannot be edited.':
    'Jede Änderung, der Reihe nach. Das Protokoll lässt sich nicht bearbeiten.',
  'Loading the audit trail': 'Audit-Protokoll wird geladen',
  'Nothing found so far': 'Bisher nichts gefunden',
  'Nothing matches': 'Keine Treffer',
  'Nothing has happened yet': 'Noch ist nichts passiert',
  'Show everything': 'Alles anzeigen',
  'The newest events do not match. Choose “Show more” to search further back.':
    'Die neuesten Ereignisse passen nicht. Mit „Mehr anzeigen“ suchen Sie weiter zurück.',
  'No event matches these filters.': 'Kein Ereignis passt zu diesen Filtern.',
  'Each change to keys, members and data appears here.':
    'Hier erscheint jede Änderung an Schlüsseln, Mitgliedern und Daten.',

  // overview/activity
  Activity: 'Aktivität',

  // overview/attention-items
  '{name} has leaked and is still active': '{name} ist offengelegt und noch aktiv',
  'Reported {time}': 'Gemeldet {time}',
  Contain: 'Eindämmen',
  'Contain {name}': '{name} eindämmen',
  '{count} more keys have leaked': {
    one: '{count} weiterer Schlüssel ist offengelegt',
    other: '{count} weitere Schlüssel sind offengelegt',
  },
  'Show all': 'Alle anzeigen',
  'Show all leaked keys': 'Alle anzeigen: offengelegte Schlüssel',
  'Deliveries to {name} are failing': 'Zustellungen an {name} schlagen fehl',
  'First failed {time}': 'Erster Fehlschlag {time}',
  'See deliveries': 'Zustellungen ansehen',
  'See deliveries {name}': 'Zustellungen ansehen: {name}',
  'Deliveries to {name} have stopped': 'Zustellungen an {name} sind gestoppt',
  'Resume {name}': '{name} fortsetzen',
  '{count} more endpoints fail': {
    one: '{count} weiterer Endpunkt schlägt fehl',
    other: '{count} weitere Endpunkte schlagen fehl',
  },
  'Show all webhook endpoints': 'Alle anzeigen: Webhook-Endpunkte',
  '{name} expires {time}': '{name} läuft {time} ab',
  'Rotate {name}': '{name} rotieren',
  '{count} keys expire within 30 days': {
    one: '{count} Schlüssel läuft in den nächsten 30 Tagen ab',
    other: '{count} Schlüssel laufen in den nächsten 30 Tagen ab',
  },
  'First {name}, {time}': 'Zuerst {name}, {time}',
  'Show keys': 'Schlüssel anzeigen',
  'Show keys that expire': 'Schlüssel anzeigen, die bald ablaufen',
  'A key stops when its owner leaves. Transfer it to a service account first.':
    'Ein Schlüssel gilt nicht mehr, wenn sein Besitzer den Workspace verlässt. Übertragen Sie ihn vorher auf ein Dienstkonto.',
  'The owner of {name} has not signed in for 90 days':
    'Der Besitzer von {name} hat sich seit 90 Tagen nicht angemeldet',
  'Transfer {name}': '{name} übertragen',
  '{count} keys belong to people who have not signed in for 90 days': {
    one: '{count} Schlüssel gehört jemandem, der sich seit 90 Tagen nicht angemeldet hat',
    other: '{count} Schlüssel gehören Personen, die sich seit 90 Tagen nicht angemeldet haben',
  },
  Review: 'Überprüfen',
  'Review keys of inactive people': 'Schlüssel inaktiver Personen überprüfen',
  '{name} has permissions that it does not use': '{name} hat Berechtigungen, die er nicht nutzt',
  '{count} keys have permissions that they do not use': {
    one: '{count} Schlüssel hat Berechtigungen, die er nicht nutzt',
    other: '{count} Schlüssel haben Berechtigungen, die sie nicht nutzen',
  },
  'Narrow keys': 'Schlüssel einschränken',
  '{name} has not been used for 90 days': '{name} wurde seit 90 Tagen nicht genutzt',
  'Last used {time}': 'Zuletzt genutzt {time}',
  'Revoke {name}': '{name} widerrufen',
  '{count} keys have not been used for 90 days': {
    one: '{count} Schlüssel wurde seit 90 Tagen nicht genutzt',
    other: '{count} Schlüssel wurden seit 90 Tagen nicht genutzt',
  },
  'Show keys that are unused': 'Schlüssel anzeigen, die ungenutzt sind',

  // overview/attention
  'Needs attention': 'Braucht Aufmerksamkeit',
  'Nothing needs your attention.': 'Nichts braucht Ihre Aufmerksamkeit.',
  Urgent: 'Dringend',
  Advice: 'Hinweis',

  // overview/change-in-words: {then} is "in den 7 Tagen davor" or "vor 7 Tagen"
  'none in {then}': 'keine {then}',
  'as many as {then}': 'so viele wie {then}',
  '{count} times as many as {then}': {
    one: '{count}-mal so viele wie {then}',
    other: '{count}-mal so viele wie {then}',
  },
  'under 1% more than {then}': 'unter 1 % mehr als {then}',
  'under 1% fewer than {then}': 'unter 1 % weniger als {then}',
  '{percent}% more than {then}': '{percent} % mehr als {then}',
  '{percent}% fewer than {then}': '{percent} % weniger als {then}',
  '{count} more than {then}': { one: '{count} mehr als {then}', other: '{count} mehr als {then}' },
  '{count} fewer than {then}': { one: '{count} weniger als {then}', other: '{count} weniger als {then}' },

  // overview/range
  'The last 24 hours': 'Die letzten 24 Stunden',
  'No key was used in the last 24 hours.': 'In den letzten 24 Stunden wurde kein Schlüssel genutzt.',
  'the 24 hours before': 'in den 24 Stunden davor',
  '24 hours ago': 'vor 24 Stunden',
  'in 24 hours': 'in 24 Stunden',
  'The last 7 days': 'Die letzten 7 Tage',
  'No key was used in the last 7 days.': 'In den letzten 7 Tagen wurde kein Schlüssel genutzt.',
  'the 7 days before': 'in den 7 Tagen davor',
  '7 days ago': 'vor 7 Tagen',
  'in 7 days': 'in 7 Tagen',
  'The last 30 days': 'Die letzten 30 Tage',
  'No key was used in the last 30 days.': 'In den letzten 30 Tagen wurde kein Schlüssel genutzt.',
  'the 30 days before': 'in den 30 Tagen davor',
  '30 days ago': 'vor 30 Tagen',
  'in 30 days': 'in 30 Tagen',
  '90 days': '90 Tage',
  'The last 90 days': 'Die letzten 90 Tage',
  'No key was used in the last 90 days.': 'In den letzten 90 Tagen wurde kein Schlüssel genutzt.',
  'the 90 days before': 'in den 90 Tagen davor',
  '90 days ago': 'vor 90 Tagen',
  'in 90 days': 'in 90 Tagen',

  // overview/checklist
  'Each program gets a key of its own.': 'Jedes Programm bekommt seinen eigenen Schlüssel.',
  'Make the first request': 'Erste Anfrage senden',
  'The quick start has the call to paste into a terminal.':
    'Im Schnelleinstieg steht der Aufruf, den Sie in ein Terminal einfügen können.',
  'Your server learns of leaks, rotations and revocations at once.':
    'Ihr Server erfährt sofort, wenn Schlüssel offengelegt, rotiert oder widerrufen werden.',
  'Invite a colleague': 'Jemanden aus dem Team einladen',
  'A second owner can act when you are away.': 'Ein zweiter Inhaber kann handeln, wenn Sie nicht da sind.',
  'First steps': 'Erste Schritte',
  'Dismiss the first steps': 'Erste Schritte ausblenden',
  'Steps done': 'Erledigte Schritte',
  '{done} of {total} done': '{done} von {total} erledigt',
  'To do': 'Offen',
  '(opens in a new tab)': '(öffnet sich in einem neuen Tab)',

  // overview/figures
  'Requests allowed': 'Zugelassene Anfragen',
  'Requests denied': 'Abgelehnte Anfragen',
  '{count} active: show these keys': {
    one: '{count} aktiv: diesen Schlüssel anzeigen',
    other: '{count} aktiv: diese Schlüssel anzeigen',
  },
  'Failing webhooks': 'Gestörte Webhooks',
  '{count} failing: show the endpoints': {
    one: '{count} gestört: Endpunkte anzeigen',
    other: '{count} gestört: Endpunkte anzeigen',
  },
  'no endpoints yet': 'noch keine Endpunkte',
  'of {count} endpoints, none new {within}': {
    one: 'von {count} Endpunkt, keiner neu {within}',
    other: 'von {count} Endpunkten, keiner neu {within}',
  },
  'of {count} endpoints, {added} new {within}': {
    one: 'von {count} Endpunkt, {added} neu {within}',
    other: 'von {count} Endpunkten, {added} neu {within}',
  },

  // overview/overview-page
  'What the API keys of this workspace do, and what needs your attention.':
    'Was die API-Schlüssel dieses Workspace tun und was Ihre Aufmerksamkeit braucht.',
  'What your API keys do. As a {role} you see the keys that you created.':
    'Was Ihre API-Schlüssel tun. Mit der Rolle {role} sehen Sie die Schlüssel, die Sie erstellt haben.',
  'Time range': 'Zeitraum',
  'Loading the overview': 'Übersicht wird geladen',

  // overview/passkey-offer
  'Sign in without your password': 'Ohne Passwort anmelden',
  'A passkey signs you in with your fingerprint, your face or the PIN of this device. Nobody can guess it, and it does not work on a fake page.':
    'Mit einem Passkey melden Sie sich per Fingerabdruck, Gesicht oder PIN dieses Geräts an. Niemand kann ihn erraten, und auf einer gefälschten Seite funktioniert er nicht.',
  'Don’t ask again': 'Nicht mehr fragen',
  'Not now': 'Jetzt nicht',

  // overview/top-keys
  'Busiest keys': 'Meistgenutzte Schlüssel',
  '{count} allowed': { one: '{count} zugelassen', other: '{count} zugelassen' },
  '{count} denied': { one: '{count} abgelehnt', other: '{count} abgelehnt' },
  '{count} over a limit': { one: '{count} über einem Limit', other: '{count} über einem Limit' },

  // audit-sentence: values
  none: 'kein Wert',
  empty: 'leer',
  yes: 'ja',
  no: 'nein',
} as const satisfies Dictionary;
