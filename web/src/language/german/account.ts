import type { Dictionary } from '../translate';

/** Pages outside a workspace: sign-in, sign-up, mailed links, the command line's sign-in, failures. */
export const account = {
  // guest-layout
  'About Latchkey': 'Über Latchkey',
  'One API, two callers': 'Eine API für Server und Browser',
  'Servers with a key and users in a browser use the same endpoints.':
    'Server mit einem Schlüssel und Benutzer im Browser nutzen dieselben Endpunkte.',
  'Revocation is final': 'Widerrufen heißt widerrufen',
  'Once a revocation is confirmed, every server rejects the key.':
    'Sobald der Widerruf bestätigt ist, weist jeder Server den Schlüssel ab.',
  'Every change is recorded': 'Jede Änderung wird protokolliert',
  'Every change adds an event to the audit trail, in the same transaction.':
    'Jede Änderung erzeugt einen Eintrag im Audit-Protokoll, in derselben Transaktion.',

  // insecure-notice
  'This connection is not encrypted': 'Diese Verbindung ist nicht verschlüsselt',
  'Your browser will not keep you signed in over plain HTTP: a reload signs you out. Open this page over HTTPS, or on the server itself as http://localhost.':
    'Über unverschlüsseltes HTTP hält Ihr Browser die Anmeldung nicht: Beim Neuladen sind Sie abgemeldet. Öffnen Sie diese Seite über HTTPS oder auf dem Server selbst als http://localhost.',

  // sign-in-page, second-step, single-sign-on
  'Sign in': 'Anmelden',
  'New here? <link>Create an account</link>': 'Neu hier? <link>Konto erstellen</link>',
  'On this server, only the operator creates accounts.':
    'Auf diesem Server legt nur der Betreiber Konten an.',
  'Your session has ended. Sign in to continue.':
    'Ihre Sitzung ist beendet. Melden Sie sich an, um fortzufahren.',
  'Forgot your password?': 'Passwort vergessen?',
  'Sign in with a passkey': 'Mit einem Passkey anmelden',
  or: 'oder',
  'Continue with {name}': 'Weiter mit {name}',
  'the workspace’s provider': 'dem Anbieter des Workspace',
  'Start again': 'Von vorn beginnen',
  'Your password is right. Now use your passkey, or a code.':
    'Ihr Passwort stimmt. Verwenden Sie jetzt Ihren Passkey oder einen Code.',
  'Your password is right. Now use your passkey, or a recovery code.':
    'Ihr Passwort stimmt. Verwenden Sie jetzt Ihren Passkey oder einen Wiederherstellungscode.',
  'Your password is right. Now enter the code that your authenticator app shows.':
    'Ihr Passwort stimmt. Geben Sie jetzt den Code ein, den Ihre Authenticator-App anzeigt.',
  'Your password is right. Now enter a recovery code.':
    'Ihr Passwort stimmt. Geben Sie jetzt einen Wiederherstellungscode ein.',
  'Your password is right. Now enter a recovery code. {why}':
    'Ihr Passwort stimmt. Geben Sie jetzt einen Wiederherstellungscode ein. {why}',

  // sso-outcome
  'Your account is suspended. Ask the operator of this server.':
    'Ihr Konto ist gesperrt. Wenden Sie sich an den Betreiber dieses Servers.',
  'The workspace has no room for another member. Ask one of its owners.':
    'Im Workspace ist kein Platz für ein weiteres Mitglied. Wenden Sie sich an einen seiner Inhaber.',
  'Too many sign-ins or new accounts came from your network. Try again in an hour.':
    'Aus Ihrem Netz kamen zu viele Anmeldungen oder neue Konten. Versuchen Sie es in einer Stunde erneut.',
  'The sign-in at the identity provider was not completed. Try again.':
    'Die Anmeldung beim Identitätsanbieter wurde nicht abgeschlossen. Versuchen Sie es erneut.',
  'Another site sent you here to sign in for a workspace. Go on below only if you meant to.':
    'Eine andere Website hat Sie hierher geleitet, um sich bei einem Workspace anzumelden. Fahren Sie unten nur fort, wenn Sie das wollten.',

  // passkeys
  'Passkeys do not work at an IP address. Open the dashboard at {url}.':
    'Passkeys funktionieren nicht unter einer IP-Adresse. Öffnen Sie das Dashboard unter {url}.',
  'Passkeys do not work at an IP address, only at a host name.':
    'Passkeys funktionieren nicht unter einer IP-Adresse, nur unter einem Hostnamen.',
  'This browser does not support passkeys here.': 'Dieser Browser unterstützt hier keine Passkeys.',
  'This device already has a passkey for your account.':
    'Dieses Gerät hat bereits einen Passkey für Ihr Konto.',
  'This device cannot store passkeys.': 'Dieses Gerät kann keine Passkeys speichern.',
  'This device does not recognise you. Set up a screen lock, a PIN or a fingerprint first.':
    'Dieses Gerät erkennt Sie nicht. Richten Sie zuerst eine Bildschirmsperre, eine PIN oder einen Fingerabdruck ein.',
  'Passkeys only work at this server’s own address, and this page has a different one.':
    'Passkeys funktionieren nur unter der eigenen Adresse dieses Servers, und diese Seite hat eine andere.',
  'It was cancelled, took too long, or there is no passkey. Try again.':
    'Der Vorgang wurde abgebrochen, hat zu lange gedauert, oder es gibt keinen Passkey. Versuchen Sie es erneut.',

  // sign-up-page
  'Create an account': 'Konto erstellen',
  'Sign-up is closed': 'Die Registrierung ist geschlossen',
  'On this server, only the operator creates accounts. <link>Sign in</link> if you have one.':
    'Auf diesem Server legt nur der Betreiber Konten an. Wenn Sie eines haben: <link>Anmelden</link>',
  'Includes a workspace and your first API key. Already have an account? <link>Sign in</link>':
    'Mit einem Workspace und Ihrem ersten API-Schlüssel. Sie haben schon ein Konto? <link>Anmelden</link>',
  'Optional. Other members see this name.': 'Optional. Andere Mitglieder sehen diesen Namen.',
  'An account with this email already exists. <link>Sign in</link>':
    'Mit dieser E-Mail-Adresse gibt es bereits ein Konto. <link>Anmelden</link>',
  'At least 8 characters of any kind. Several words are better than one altered word.':
    'Mindestens 8 beliebige Zeichen. Mehrere Wörter sind besser als ein verändertes.',
  'Create account': 'Konto erstellen',

  // welcome-page
  'Your first API key': 'Ihr erster API-Schlüssel',
  'Your account and the workspace “{name}” are ready. This key acts for you from any program.':
    'Ihr Konto und der Workspace „{name}“ sind bereit. Mit diesem Schlüssel handelt jedes Programm in Ihrem Namen.',
  '1. Store it': '1. Speichern',
  'The key is shown only once. We store only a hash, so it cannot be shown again.':
    'Der Schlüssel wird nur einmal angezeigt. Wir speichern nur einen Hash, daher lässt er sich nicht noch einmal anzeigen.',
  'Use a password manager or your secret store, not the repository.':
    'In einem Passwortmanager oder Ihrem Secret-Speicher, nicht im Repository.',
  '2. Make a call': '2. Aufrufen',
  'Paste this into a terminal. It asks the server who you are.':
    'Fügen Sie dies in ein Terminal ein. Es fragt den Server, wer Sie sind.',
  'Store the key first; then tick the box.': 'Speichern Sie zuerst den Schlüssel; setzen Sie dann den Haken.',
  'Continue to the dashboard': 'Weiter zum Dashboard',
  'The key was shown once': 'Der Schlüssel wurde einmal angezeigt',
  'It was only in this page’s memory, which the reload cleared. It cannot be shown again, because the server does not have it.':
    'Er war nur im Speicher dieser Seite, den das Neuladen geleert hat. Er lässt sich nicht noch einmal anzeigen, weil der Server ihn nicht hat.',
  '<b>If you stored it:</b> the key works, and there is nothing to do.':
    '<b>Wenn Sie ihn gespeichert haben:</b> Der Schlüssel funktioniert, und es ist nichts zu tun.',
  '<b>If not:</b> rotate it. You get a new key, and the lost one stops working.':
    '<b>Wenn nicht:</b> Rotieren Sie ihn. Sie erhalten einen neuen Schlüssel, und der verlorene gilt nicht mehr.',
  'Go to your keys': 'Zu Ihren Schlüsseln',

  // accept-invitation-page
  'You are invited to a workspace': 'Sie sind in einen Workspace eingeladen',
  'The invitation is in the part of the link after the “#”, and is not stored. Open the complete link again.':
    'Die Einladung steht im Teil des Links nach dem „#“ und wird nicht gespeichert. Öffnen Sie den vollständigen Link noch einmal.',
  'Go to your workspace': 'Zu Ihrem Workspace',
  'Sign in or create an account to accept. You will return to this page.':
    'Melden Sie sich an oder erstellen Sie ein Konto, um anzunehmen. Danach kehren Sie auf diese Seite zurück.',
  'You are signed in as {email}, who will become a member.':
    'Sie sind als {email} angemeldet und werden so Mitglied.',
  'No such invitation for this account': 'Keine solche Einladung für dieses Konto',
  'If it is for another email address, use the account with that address. Otherwise the invitation is no longer open: ask the sender for a new one.':
    'Gilt sie für eine andere E-Mail-Adresse, verwenden Sie das Konto mit dieser Adresse. Sonst ist die Einladung nicht mehr offen: Bitten Sie den Absender um eine neue.',
  'Accept the invitation': 'Einladung annehmen',
  'Use another account': 'Anderes Konto verwenden',

  // links
  'This link is incomplete': 'Dieser Link ist unvollständig',
  'Open the complete link from the email again. For safety, a reloaded page forgets it.':
    'Öffnen Sie den vollständigen Link aus der E-Mail noch einmal. Zur Sicherheit vergisst ihn eine neu geladene Seite.',
  'Forgotten password': 'Passwort vergessen',
  'We will email you a link to set a new one. <link>Back to sign-in</link>':
    'Wir senden Ihnen einen Link, mit dem Sie ein neues festlegen. <link>Zurück zur Anmeldung</link>',
  'Check your email': 'Sehen Sie in Ihr Postfach',
  'If an account with {sentTo} exists, a link is on its way. It works once, for 30 minutes.':
    'Wenn es ein Konto mit {sentTo} gibt, ist ein Link unterwegs. Er gilt einmal, 30 Minuten lang.',
  'Your password is changed': 'Ihr Passwort ist geändert',
  'All your sessions have ended. <link>Sign in with the new password</link>':
    'Alle Ihre Sitzungen sind beendet. <link>Mit dem neuen Passwort anmelden</link>',
  'Choose a new password': 'Neues Passwort wählen',
  'This signs you out everywhere. Your API keys keep working.':
    'Damit werden Sie überall abgemeldet. Ihre API-Schlüssel funktionieren weiter.',
  'Set the password': 'Passwort festlegen',
  'Request a new link': 'Neuen Link anfordern',
  'Keep your second factors': 'Ihre zweiten Faktoren behalten',
  'Open your security settings': 'Ihre Sicherheitseinstellungen öffnen',
  'Your second factors stay as they are': 'Ihre zweiten Faktoren bleiben, wie sie sind',
  'The owners of your workspaces are notified. If you did not ask for the reset, talk to them.':
    'Die Inhaber Ihrer Workspaces werden benachrichtigt. Wenn Sie nicht um das Zurücksetzen gebeten haben, sprechen Sie mit ihnen.',
  'An owner of one of your workspaces has requested to remove every second factor of your account. Stop it if you did not ask for this, or no longer need it.':
    'Ein Inhaber eines Ihrer Workspaces hat beantragt, alle zweiten Faktoren Ihres Kontos zu entfernen. Stoppen Sie es, wenn Sie nicht darum gebeten haben oder es nicht mehr brauchen.',
  'See in your settings whether it is pending': 'In Ihren Einstellungen nachsehen, ob es noch aussteht',
  'Confirm your email address': 'E-Mail-Adresse bestätigen',
  'Go to the dashboard': 'Zum Dashboard',
  'Your address is confirmed': 'Ihre Adresse ist bestätigt',
  'Click once to confirm that this is your account’s address.':
    'Bestätigen Sie mit einem Klick, dass dies die Adresse Ihres Kontos ist.',
  'Request a new link in your account': 'In Ihrem Konto einen neuen Link anfordern',
  'Confirm the address': 'Adresse bestätigen',

  // cli-login
  'The command line is signed in': 'Die Kommandozeile ist angemeldet',
  'You can close this page and go back to your terminal.':
    'Sie können diese Seite schließen und zu Ihrem Terminal zurückkehren.',
  'The sign-in was denied': 'Die Anmeldung wurde abgelehnt',
  'Nothing was given to the command line. You can close this page.':
    'Die Kommandozeile hat nichts erhalten. Sie können diese Seite schließen.',
  'The command line is not signed in': 'Die Kommandozeile ist nicht angemeldet',
  'Your terminal says why. You can close this page.':
    'Ihr Terminal nennt den Grund. Sie können diese Seite schließen.',
  Program: 'Programm',
  'not named (as the program says)': 'ohne Namen (laut Programm)',
  '{deviceName} (as the program says)': '{deviceName} (laut Programm)',
  Account: 'Konto',
  'It will be able to do everything that you can:': 'Es kann dann alles, was Sie können:',
  'act as {role} in {name}': 'in {name} als {role} handeln',
  'act in {count} more of your workspaces': {
    one: 'in {count} weiteren Ihrer Workspaces handeln',
    other: 'in {count} weiteren Ihrer Workspaces handeln',
  },
  'see and manage your account and your other sessions':
    'Ihr Konto und Ihre anderen Sitzungen einsehen und verwalten',
  'It gets its own session, which you can end at any time under Settings, Your account, Sessions.':
    'Es erhält eine eigene Sitzung, die Sie jederzeit unter Einstellungen, Ihr Konto, Sitzungen beenden können.',
  'Sign in to the command line': 'In der Kommandozeile anmelden',
  'Code of the command line': 'Code der Kommandozeile',
  Code: 'Code',
  'As “latchkey login” shows it in your terminal.': 'Wie ihn „latchkey login“ in Ihrem Terminal anzeigt.',
  Continue: 'Weiter',
  'Is this the code in your terminal?': 'Ist das der Code in Ihrem Terminal?',
  'Only if you started it yourself': 'Nur wenn Sie es selbst gestartet haben',
  'Whoever runs that command will act as you. If someone sent you this code or this link, deny it, whoever they say they are.':
    'Wer diesen Befehl ausführt, handelt in Ihrem Namen. Hat Ihnen jemand diesen Code oder Link geschickt, lehnen Sie ab, für wen auch immer sich die Person ausgibt.',
  'Whoever runs that command will act as you. If someone sent you this code or this link, deny it, whoever they say they are. The command runs at a different address than yours.':
    'Wer diesen Befehl ausführt, handelt in Ihrem Namen. Hat Ihnen jemand diesen Code oder Link geschickt, lehnen Sie ab, für wen auch immer sich die Person ausgibt. Der Befehl läuft unter einer anderen Adresse als Ihrer.',
  Asked: 'Angefragt',
  Approve: 'Genehmigen',
  Deny: 'Ablehnen',
  'Enter another code': 'Anderen Code eingeben',
  Approved: 'Genehmigt',
  'The command line signs in within a few seconds. You can close this page and go back to your terminal.':
    'Die Kommandozeile meldet sich in wenigen Sekunden an. Sie können diese Seite schließen und zu Ihrem Terminal zurückkehren.',
  'This address is incomplete. Run “latchkey login” again, and open the whole address that it prints.':
    'Diese Adresse ist unvollständig. Führen Sie „latchkey login“ noch einmal aus, und öffnen Sie die ganze ausgegebene Adresse.',
  'an unnamed device': 'ein Gerät ohne Namen',
  'A program on this computer wants to sign in as you. Approve only if you have just run “latchkey login” yourself.':
    'Ein Programm auf diesem Computer möchte sich als Sie anmelden. Genehmigen Sie es nur, wenn Sie gerade selbst „latchkey login“ ausgeführt haben.',
  'Waits at': 'Wartet unter',
  'Returning to the command line. If nothing happens, look at your terminal.':
    'Zurück zur Kommandozeile. Wenn nichts geschieht, sehen Sie in Ihr Terminal.',

  // error, no-workspace
  'Nothing here': 'Hier ist nichts',
  'The page does not exist, or it belongs to a workspace that you are not a member of. If someone gave you the link, ask them for an invitation.':
    'Die Seite gibt es nicht, oder sie gehört zu einem Workspace, in dem Sie nicht Mitglied sind. Wenn Sie den Link von jemandem haben, bitten Sie um eine Einladung.',
  'For the administrator, the request ID in the log is {requestId}.':
    'Für den Administrator: Die Anfrage-ID im Protokoll ist {requestId}.',
  'Start over': 'Neu beginnen',
  'We have sent a link to <b>you</b>. Follow it and come back. Your keys also work from then on.':
    'Wir haben <b>Ihnen</b> einen Link gesendet. Folgen Sie ihm und kommen Sie zurück. Ab dann funktionieren auch Ihre Schlüssel.',
  'We have sent a link to {email}. Follow it and come back. Your keys also work from then on.':
    'Wir haben einen Link an {email} gesendet. Folgen Sie ihm und kommen Sie zurück. Ab dann funktionieren auch Ihre Schlüssel.',
  'Another email is on its way.': 'Eine weitere E-Mail ist unterwegs.',
  'Wrong address? <link>Change it in your account</link>':
    'Falsche Adresse? <link>In Ihrem Konto ändern</link>',
  'I have confirmed it': 'Ich habe sie bestätigt',
  'Send the email again': 'E-Mail erneut senden',
  'No workspace': 'Kein Workspace',
  'You are not in any workspace': 'Sie sind in keinem Workspace',
  'Keys, data and members belong to a workspace. Create one, or open an invitation that you received.':
    'Schlüssel, Daten und Mitglieder gehören zu einem Workspace. Erstellen Sie einen, oder öffnen Sie eine Einladung, die Sie erhalten haben.',
} as const satisfies Dictionary;
