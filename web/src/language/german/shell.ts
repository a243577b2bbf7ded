import type { Dictionary } from '../translate';

/** The frame around the pages of a workspace, the command palette, and what all pages say about failures. */
export const shell = {
  // shell
  'Skip to the content': 'Zum Inhalt springen',
  'Open the navigation': 'Navigation öffnen',
  'Close the navigation': 'Navigation schließen',
  'You no longer have access to “{name}”: it was deleted, or you were removed.':
    'Sie haben keinen Zugriff mehr auf „{name}“: Der Workspace wurde gelöscht, oder Sie wurden entfernt.',
  'You no longer have access to this workspace.': 'Sie haben keinen Zugriff mehr auf diesen Workspace.',
  'The server is not responding. Trying again; nothing you have entered is lost.':
    'Der Server antwortet nicht. Es wird erneut versucht; Ihre Eingaben gehen nicht verloren.',

  // sidebar
  Pages: 'Seiten',
  'Go to…': 'Gehe zu …',
  'Ctrl K': 'Strg K',
  Documentation: 'Dokumentation',
  'API reference': 'API-Referenz',
  'opens in a new tab': 'wird in einem neuen Tab geöffnet',

  // workspace-switcher, create-workspace-dialog
  Workspaces: 'Workspaces',
  'Workspace: {name}. Switch workspace': 'Workspace: {name}. Workspace wechseln',
  'New workspace…': 'Neuer Workspace …',
  'New workspace': 'Neuer Workspace',
  'A workspace has its own keys, data, webhooks and members. You will be its owner.':
    'Ein Workspace hat eigene Schlüssel, Daten, Webhooks und Mitglieder. Sie werden sein Inhaber.',
  'Acme staging': 'Acme Staging',
  'Create workspace': 'Workspace erstellen',
  '{name} is ready.': '{name} ist bereit.',

  // user-menu, theme-control
  'Account menu': 'Kontomenü',
  Light: 'Hell',
  Dark: 'Dunkel',
  System: 'System',
  'Signing out failed: try again': 'Abmelden fehlgeschlagen: erneut versuchen',

  // step-up-dialog
  'Confirm that it is you': 'Bestätigen Sie, dass Sie es sind',
  'You signed in more than 10 minutes ago. Afterwards, you can continue where you were.':
    'Ihre Anmeldung liegt mehr als 10 Minuten zurück. Danach machen Sie weiter, wo Sie waren.',
  'Use a passkey': 'Passkey verwenden',

  // sso-notice
  'This workspace requires single sign-on': 'Dieser Workspace verlangt Single Sign-on',
  'Sign in with {missing} to continue. Your account and your other workspaces are not affected.':
    'Melden Sie sich mit {missing} an, um fortzufahren. Ihr Konto und Ihre anderen Workspaces sind nicht betroffen.',
  'Sign in with {missing}': 'Mit {missing} anmelden',

  // command-palette
  'Command palette': 'Befehlspalette',
  'Search commands, keys, members…': 'Befehle, Schlüssel, Mitglieder suchen …',
  'Search commands': 'Befehle suchen',
  'Light appearance': 'Helle Darstellung',
  'Dark appearance': 'Dunkle Darstellung',
  'System appearance': 'Darstellung des Systems',
  'Switch to {name}': 'Zu {name} wechseln',
  'API reference (Swagger UI)': 'API-Referenz (Swagger UI)',
  'API keys found': 'Gefundene API-Schlüssel',
  'Members found': 'Gefundene Mitglieder',
  'Webhook endpoints found': 'Gefundene Webhook-Endpunkte',
  'Searches all your workspaces.': 'Durchsucht alle Ihre Workspaces.',
  'Searching…': 'Suche läuft …',
  'The search failed. {title}. {detail}': 'Die Suche ist fehlgeschlagen. {title}. {detail}',
  'No match.': 'Kein Treffer.',
  '{count} matches.': { one: '{count} Treffer.', other: '{count} Treffer.' },
  '{count} matches. There may be more: keep typing to narrow the search.': {
    one: '{count} Treffer. Vielleicht gibt es mehr: Tippen Sie weiter, um die Suche einzugrenzen.',
    other: '{count} Treffer. Vielleicht gibt es mehr: Tippen Sie weiter, um die Suche einzugrenzen.',
  },

  // workspace: roles and actors
  'a former member': 'ein ehemaliges Mitglied',
  'a user': 'ein Benutzer',
  'an API key': 'ein API-Schlüssel',
  'the operator of this server': 'der Betreiber dieses Servers',
  'a user who was not signed in': 'ein nicht angemeldeter Benutzer',
  'the server': 'der Server',
  'a deleted service account': 'ein gelöschtes Dienstkonto',
  'key “{key}”': 'Schlüssel „{key}“',
  'a key of {owner}': 'ein Schlüssel von {owner}',
  'key “{key}” of {owner}': 'Schlüssel „{key}“ von {owner}',
  'a key of a former member': 'ein Schlüssel eines ehemaligen Mitglieds',
  'a key of a deleted service account': 'ein Schlüssel eines gelöschten Dienstkontos',
  'key “{key}” of a former member': 'Schlüssel „{key}“ eines ehemaligen Mitglieds',
  'key “{key}” of a deleted service account': 'Schlüssel „{key}“ eines gelöschten Dienstkontos',
  'New owner': 'Neuer Besitzer',
  'Choose a service account': 'Dienstkonto wählen',
  'Create one on the Members page.': 'Legen Sie eines auf der Seite „Mitglieder“ an.',

  // suspended
  'This workspace is suspended': 'Dieser Workspace ist gesperrt',
  'The operator of this server suspended “{name}” {time}.':
    'Der Betreiber dieses Servers hat „{name}“ {time} gesperrt.',
  'The operator of this server suspended “{name}” {time}: {reason}':
    'Der Betreiber dieses Servers hat „{name}“ {time} gesperrt: {reason}',
  'Its API keys are refused, its webhooks are stopped, and nobody can read or change anything in it. Nothing is deleted: everything works again as soon as the operator restores the workspace. Your account and your other workspaces are not affected.':
    'Seine API-Schlüssel werden abgewiesen, seine Webhooks sind angehalten, und niemand kann darin etwas lesen oder ändern. Gelöscht ist nichts: Sobald der Betreiber den Workspace freigibt, funktioniert alles wieder. Ihr Konto und Ihre anderen Workspaces sind nicht betroffen.',
  'Check again': 'Erneut prüfen',

  // describe-error
  'The server is not responding': 'Der Server antwortet nicht',
  'Nothing you have entered is lost. Try again when the server is back.':
    'Ihre Eingaben sind nicht verloren. Versuchen Sie es erneut, sobald der Server wieder erreichbar ist.',
  'No passkey': 'Kein Passkey',
  'Too many attempts': 'Zu viele Versuche',
  'Please wait {time}, then try again.': 'Bitte warten Sie {time} und versuchen Sie es dann erneut.',
  'a moment': 'einen Moment',
  '{count} seconds': { one: '{count} Sekunde', other: '{count} Sekunden' },
  '{count} minutes': { one: '{count} Minute', other: '{count} Minuten' },
  'Not confirmed': 'Nicht bestätigt',
  'You did not confirm that it is you. Nothing was changed.':
    'Sie haben nicht bestätigt, dass Sie es sind. Es wurde nichts geändert.',
  'Second factor required': 'Zweiter Faktor nötig',
  'This requires a second factor, and your account has none. Add one to continue.':
    'Dafür ist ein zweiter Faktor nötig, und Ihr Konto hat keinen. Richten Sie einen ein, um fortzufahren.',
  'This requires a second factor. Try again, and confirm with it that it is you.':
    'Dafür ist ein zweiter Faktor nötig. Versuchen Sie es erneut, und bestätigen Sie damit, dass Sie es sind.',
  'Not allowed': 'Nicht erlaubt',
  'Your role in this workspace does not allow all of this. Ask an owner for a higher role.':
    'Ihre Rolle in diesem Workspace erlaubt nicht all dies. Bitten Sie einen Inhaber um eine höhere Rolle.',
  'Requires the {role} role or higher. Ask an owner of the workspace.':
    'Dafür ist mindestens die Rolle „{role}“ nötig. Wenden Sie sich an einen Inhaber des Workspace.',
  'This server does not send email': 'Dieser Server verschickt keine E-Mails',
  'It has no mail server. Ask its operator to set one up.':
    'Es ist kein Mailserver eingerichtet. Bitten Sie den Betreiber darum.',
  'Not found': 'Nicht gefunden',
  'It was deleted, or your role no longer lets you see it.':
    'Es wurde gelöscht, oder Ihre Rolle zeigt es Ihnen nicht mehr.',
  'Created, but the response was lost': 'Erstellt, aber die Antwort ging verloren',
  'The connection broke before the secret arrived, and the secret cannot be shown again. Revoke or withdraw what was created, and create it again.':
    'Die Verbindung brach ab, bevor das Geheimnis ankam, und es kann nicht noch einmal angezeigt werden. Widerrufen Sie, was erstellt wurde, oder ziehen Sie es zurück, und erstellen Sie es neu.',
  'Server error': 'Serverfehler',
  'Request rejected': 'Anfrage abgelehnt',
  'Sign-in failed': 'Anmeldung fehlgeschlagen',
  'Something went wrong on this page': 'Auf dieser Seite ist etwas schiefgegangen',
  'Reload the page. If the problem persists, tell the administrator.':
    'Laden Sie die Seite neu. Bleibt das Problem bestehen, wenden Sie sich an den Administrator.',
  '“{field}” {message}.': '„{field}“ {message}.',

  // error-words, by code
  'The operator of this server has suspended the account: {reason}':
    'Der Betreiber dieses Servers hat das Konto gesperrt: {reason}',
  'The user is already a member of the workspace.': 'Der Benutzer ist bereits Mitglied des Workspace.',
  'The workspace has the maximum number of active API keys ({limit}). Revoke one first.':
    'Der Workspace hat die Höchstzahl aktiver API-Schlüssel ({limit}) erreicht. Widerrufen Sie zuerst einen.',
  'The key is revoked, expired or replaced. Create a new one.':
    'Der Schlüssel ist widerrufen, abgelaufen oder ersetzt. Erstellen Sie einen neuen.',
  'The workspace has a policy for API keys, which this key would break.':
    'Der Schlüssel würde gegen die Richtlinie des Workspace für API-Schlüssel verstoßen.',
  'The sign-in took too long, or was completed already. Start again with the password.':
    'Die Anmeldung hat zu lange gedauert oder ist bereits abgeschlossen. Beginnen Sie wieder mit dem Passwort.',
  'The code is wrong, or was used before.': 'Der Code ist falsch oder wurde schon verwendet.',
  'Another request changed this at the same time. Try again.':
    'Eine andere Anfrage hat dies gleichzeitig geändert. Versuchen Sie es erneut.',
  'The request came from another site. Open the dashboard at its own address.':
    'Die Anfrage kam von einer anderen Website. Öffnen Sie das Dashboard unter seiner eigenen Adresse.',
  'The current password is wrong.': 'Das aktuelle Passwort ist falsch.',
  'The documents of the workspace would exceed their maximum total size. Delete some first.':
    'Die Dokumente des Workspace wären zusammen zu groß. Löschen Sie zuerst einige.',
  'The workspace has the maximum number of documents ({limit}). Delete one first.':
    'Der Workspace hat die Höchstzahl an Dokumenten ({limit}) erreicht. Löschen Sie zuerst eines.',
  'Confirm your email address first, with the link in the email.':
    'Bestätigen Sie zuerst Ihre E-Mail-Adresse mit dem Link in der E-Mail.',
  'An account with this email already exists.': 'Mit dieser E-Mail-Adresse gibt es bereits ein Konto.',
  'The account has the maximum number of second factors. Remove one first.':
    'Das Konto hat die Höchstzahl zweiter Faktoren erreicht. Entfernen Sie zuerst einen.',
  'The second factors of this account cannot be reset here, to protect the account. The operator of the server can do it.':
    'Die zweiten Faktoren dieses Kontos lassen sich zu seinem Schutz hier nicht zurücksetzen. Der Betreiber des Servers kann es tun.',
  'The request is too large.': 'Die Anfrage ist zu groß.',
  'The form was already sent with other content. Reload the page.':
    'Das Formular wurde schon mit anderem Inhalt gesendet. Laden Sie die Seite neu.',
  'This identity, or another one of this provider, is already linked.':
    'Diese Identität oder eine andere dieses Anbieters ist bereits verknüpft.',
  'The identity provider does not respond. Try again, or sign in another way.':
    'Der Identitätsanbieter antwortet nicht. Versuchen Sie es erneut, oder melden Sie sich anders an.',
  'Your role in the workspace does not allow this.': 'Ihre Rolle in diesem Workspace erlaubt das nicht.',
  'Something went wrong in the server. Its log has the cause under this reference.':
    'Im Server ist etwas schiefgegangen. Die Ursache steht unter dieser Referenz in seinem Protokoll.',
  'The session is no longer valid. Sign in again.':
    'Die Sitzung ist nicht mehr gültig. Melden Sie sich erneut an.',
  'The list has changed in the meantime. Reload the page.':
    'Die Liste hat sich inzwischen geändert. Laden Sie die Seite neu.',
  'The session has ended. Sign in again.': 'Die Sitzung ist beendet. Melden Sie sich erneut an.',
  'The request is malformed. Reload the page.': 'Die Anfrage ist fehlerhaft. Laden Sie die Seite neu.',
  'The workspace has the maximum number of open invitations ({limit}). Withdraw one first.':
    'Der Workspace hat die Höchstzahl offener Einladungen ({limit}) erreicht. Ziehen Sie zuerst eine zurück.',
  'The invitation was accepted, withdrawn or replaced, or has expired.':
    'Die Einladung wurde angenommen, zurückgezogen oder ersetzt oder ist abgelaufen.',
  'A workspace must keep at least one owner.': 'Ein Workspace muss mindestens einen Inhaber behalten.',
  'The link is unknown, already used, or expired. Request a new one.':
    'Der Link ist unbekannt, schon benutzt oder abgelaufen. Fordern Sie einen neuen an.',
  'The workspace has the maximum number of members ({limit}). Remove one first.':
    'Der Workspace hat die Höchstzahl an Mitgliedern ({limit}) erreicht. Entfernen Sie zuerst eines.',
  'The workspace has no identity provider that could be required.':
    'Der Workspace hat keinen Identitätsanbieter, der verlangt werden könnte.',
  'The account has no passkey.': 'Das Konto hat keinen Passkey.',
  'Recovery codes replace a second factor, and the account has none.':
    'Wiederherstellungscodes ersetzen einen zweiten Faktor, und das Konto hat keinen.',
  'You are not a member of any workspace.': 'Sie sind in keinem Workspace Mitglied.',
  'The passkey was not accepted.': 'Der Passkey wurde nicht angenommen.',
  'Passkeys do not work at the address of this server.':
    'Unter der Adresse dieses Servers funktionieren Passkeys nicht.',
  'Your second factors were reset. Sign in with your password and set up a second factor first.':
    'Ihre zweiten Faktoren wurden zurückgesetzt. Melden Sie sich mit Ihrem Passwort an, und richten Sie zuerst einen zweiten Faktor ein.',
  'Someone else has changed this in the meantime. Reload the page.':
    'Jemand anders hat dies inzwischen geändert. Laden Sie die Seite neu.',
  'The request did not arrive in time. Try again.':
    'Die Anfrage kam nicht rechtzeitig an. Versuchen Sie es erneut.',
  'The password is right. Now enter the second factor.':
    'Das Passwort stimmt. Geben Sie jetzt den zweiten Faktor ein.',
  'The server is busy. Nothing was changed. Try again in a moment.':
    'Der Server ist ausgelastet. Es wurde nichts geändert. Versuchen Sie es gleich noch einmal.',
  'The workspace has the maximum number of service accounts ({limit}). Delete one first.':
    'Der Workspace hat die Höchstzahl an Dienstkonten ({limit}) erreicht. Löschen Sie zuerst eines.',
  'Sign in another way first: this session can act in one workspace only.':
    'Melden Sie sich zuerst anders an: Diese Sitzung gilt nur für einen Workspace.',
  'The email or password is wrong.': 'E-Mail-Adresse oder Passwort ist falsch.',
  'Issuer and client ID cannot be changed while the workspace requires this identity provider.':
    'Aussteller und Client-ID lassen sich nicht ändern, solange der Workspace diesen Identitätsanbieter verlangt.',
  'The identity provider refused, or its response belongs to another sign-in. Start again.':
    'Der Identitätsanbieter hat abgelehnt, oder seine Antwort gehört nicht zu dieser Anmeldung. Beginnen Sie von vorn.',
  'This identity is not linked to an account. If you have one, sign in as before, then link it in your settings.':
    'Diese Identität ist mit keinem Konto verknüpft. Wenn Sie eines haben, melden Sie sich wie bisher an und verknüpfen Sie sie in Ihren Einstellungen.',
  'The workspace requires its members to sign in with its identity provider, “{identityProvider}”.':
    'Der Workspace verlangt, dass sich seine Mitglieder über seinen Identitätsanbieter „{identityProvider}“ anmelden.',
  'No sign-in is waiting with this code. Compare it with what the command line shows.':
    'Mit diesem Code wartet keine Anmeldung. Vergleichen Sie ihn mit der Anzeige in der Kommandozeile.',
  'Only a signed-in user can do this.': 'Das kann nur ein angemeldeter Benutzer.',
  'Some entries are not valid.': 'Einige Angaben sind ungültig.',
  'Nothing is delivered to a disabled endpoint. Enable it first.':
    'An einen deaktivierten Endpunkt wird nichts zugestellt. Aktivieren Sie ihn zuerst.',
  'The workspace has the maximum number of webhook endpoints ({limit}). Delete one first.':
    'Der Workspace hat die Höchstzahl an Webhook-Endpunkten ({limit}) erreicht. Löschen Sie zuerst einen.',
  'You own the maximum number of workspaces ({limit}). Delete one first.':
    'Sie besitzen bereits die Höchstzahl an Workspaces ({limit}). Löschen Sie zuerst einen.',
  'The operator of this server has suspended the workspace: {reason}':
    'Der Betreiber dieses Servers hat den Workspace gesperrt: {reason}',

  // error-words, about fields: they continue the field's name
  'is required': 'ist erforderlich',
  'must not be empty': 'darf nicht leer sein',
  'must not be blank': 'darf nicht leer sein',
  'must be an email address': 'muss eine E-Mail-Adresse sein',
  'must not be your email address': 'darf nicht Ihre E-Mail-Adresse sein',
  'must not be a common password': 'darf kein gängiges Passwort sein',
  'must have at least {count} characters': 'muss mindestens {count} Zeichen haben',
  'must have at most {count} characters': 'darf höchstens {count} Zeichen haben',
  'must have at most {count} entries': 'darf höchstens {count} Einträge haben',
  'must be at least {count}': 'muss mindestens {count} sein',
  'must be at most {count}': 'darf höchstens {count} sein',
  'must be between {least} and {most}': 'muss zwischen {least} und {most} liegen',
  'must have between 1 and {most} requests': 'muss zwischen 1 und {most} Anfragen haben',
  'must be at most {most}: the server allows no more per {per}':
    'darf höchstens {most} sein: Mehr lässt der Server pro {per} nicht zu',
  'must be at most {most}: the server allows this workspace no more per {per}':
    'darf höchstens {most} sein: Mehr lässt der Server diesem Workspace pro {per} nicht zu',
  'has a limit already: "{per}"': 'hat schon ein Limit pro {per}',
  'must be a whole number': 'muss eine ganze Zahl sein',
  'must be within {years} years': 'muss innerhalb von {years} Jahren liegen',
  'must name at least one scope': 'muss mindestens einen Scope nennen',
  'must name at least one event': 'muss mindestens ein Ereignis nennen',
  'must be an http(s) URL': 'muss eine http(s)-URL sein',
  'must be an https URL without query': 'muss eine https-URL ohne Query sein',
  'must start with https:// or http://, and a host': 'muss mit https:// oder http:// und einem Host beginnen',
  'must not contain spaces or commas': 'darf keine Leerzeichen und Kommas enthalten',
  'must not contain spaces, backslashes or control characters':
    'darf keine Leerzeichen, Backslashes und Steuerzeichen enthalten',
  'must not contain a user name or password': 'darf weder Benutzernamen noch Passwort enthalten',
  'must start with https:// or http://': 'muss mit https:// oder http:// beginnen',
  'must be a URL such as https://acme.dev/webhooks': 'muss eine URL sein, etwa https://acme.dev/webhooks',
  'must not have a fragment (#…)': 'darf kein Fragment (#…) haben',
  'must not use a port of a protocol other than HTTP':
    'darf keinen Port verwenden, der zu einem anderen Protokoll als HTTP gehört',
  'must not use port 0': 'darf nicht Port 0 verwenden',
  'must not point to {host}, which is a {range} address':
    'darf nicht auf {host} zeigen: Diese Adresse ist nicht öffentlich ({range})',
  'must have a host name with a domain': 'muss einen Hostnamen mit Domain haben',
  'leads to an address that this server does not connect to':
    'führt zu einer Adresse, mit der sich dieser Server nicht verbindet',
  'has a host name that does not resolve': 'hat einen Hostnamen, der sich nicht auflösen lässt',
  'has a certificate that this server does not trust': 'hat ein Zertifikat, dem dieser Server nicht vertraut',
  'has no {name} in its discovery document': 'hat keinen {name} in seinem Discovery-Dokument',
  'names no https URL as its authorization_endpoint': 'nennt als authorization_endpoint keine https-URL',
  'does not serve a discovery document of OpenID Connect':
    'liefert kein Discovery-Dokument von OpenID Connect',
  'does not answer within five seconds': 'antwortet nicht innerhalb von fünf Sekunden',
  'does not support the authorization code flow (response type “code”)':
    'unterstützt den Authorization Code Flow nicht (Response Type „code“)',
  'answers {status} instead of a discovery document at {url}':
    'antwortet mit {status} statt mit einem Discovery-Dokument unter {url}',
  'differs from what the provider calls itself': 'weicht davon ab, wie der Anbieter sich selbst nennt',
  'differs from what the provider calls itself: “{issuer}”':
    'weicht davon ab, wie der Anbieter sich selbst nennt: „{issuer}“',
  'cannot be reached': 'ist nicht erreichbar',
  '"{given}" is not a scope; must be one of {options}': '„{given}“ ist kein Scope; möglich sind {options}',
  'must not point to this machine or its network': 'darf nicht auf diesen Rechner oder sein Netz zeigen',
  'is not an IPv4 or IPv6 address': 'ist keine IPv4- oder IPv6-Adresse',
  'must be one line of visible characters, without control, format or direction characters':
    'muss eine Zeile aus sichtbaren Zeichen sein, ohne Steuer-, Format- und Richtungszeichen',
  'must not contain NUL or lone surrogates': 'darf weder NUL noch einzelne Surrogates enthalten',
  'must be the 6 digits that the authenticator app shows':
    'muss aus den 6 Ziffern bestehen, die die Authenticator-App anzeigt',
  'must be a code of eight letters such as BCDF-GHJK, without vowels':
    'muss ein Code aus acht Buchstaben ohne Vokale sein, etwa BCDF-GHJK',
  'is required: keys of this workspace must name their scopes':
    'ist erforderlich: Schlüssel dieses Workspace müssen ihre Scopes nennen',
  'is required: keys of this workspace must have an expiry':
    'ist erforderlich: Schlüssel dieses Workspace müssen ablaufen',
  'is required: keys of this workspace must belong to a service account':
    'ist erforderlich: Schlüssel dieses Workspace müssen einem Dienstkonto gehören',
  'must be no later than {time}: keys of this workspace live for at most {days} days':
    'darf nicht später als {time} sein: Schlüssel dieses Workspace gelten höchstens {days} Tage',
} as const satisfies Dictionary;
