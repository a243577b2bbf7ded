import type { Dictionary } from '../translate';

/** Members, service accounts and invitations; settings of the workspace and of the account. */
export const people = {
  // members/delete-service-account-dialog.tsx
  '{name} is deleted, and every server now rejects its keys.':
    '{name} ist gelöscht, und die zugehörigen Schlüssel werden jetzt auf jedem Server abgelehnt.',
  'Delete {name}?': '{name} löschen?',
  'It has no working API key.': 'Es hat keinen aktiven API-Schlüssel.',
  'Its {count} working API keys end at once, on every server. This cannot be undone.': {
    one: 'Der aktive API-Schlüssel wird sofort auf jedem Server ungültig. Das lässt sich nicht rückgängig machen.',
    other:
      'Die {count} aktiven API-Schlüssel werden sofort auf jedem Server ungültig. Das lässt sich nicht rückgängig machen.',
  },
  'Its {count} webhook endpoints stop, too, until you resume them or give them another signing key.': {
    one: 'Auch der Webhook-Endpunkt stoppt, bis Sie ihn fortsetzen oder ihm einen anderen Signaturschlüssel geben.',
    other:
      'Auch die {count} Webhook-Endpunkte stoppen, bis Sie sie fortsetzen oder ihnen einen anderen Signaturschlüssel geben.',
  },
  'Delete the service account': 'Dienstkonto löschen',

  // members/endpoints-of-member.tsx
  'No webhook endpoint stops': 'Kein Webhook-Endpunkt stoppt',
  '{count} webhook endpoints stop': {
    one: 'Ein Webhook-Endpunkt stoppt',
    other: '{count} Webhook-Endpunkte stoppen',
  },
  'An endpoint follows the key that signs for it, if the service account is an admin.':
    'Ein Endpunkt folgt dem Schlüssel, der für ihn signiert, wenn das Dienstkonto die Rolle Admin hat.',
  'An endpoint follows the key that signs for it, if the service account is an admin. Others can be transferred by themselves.':
    'Ein Endpunkt folgt dem Schlüssel, der für ihn signiert, wenn das Dienstkonto die Rolle Admin hat. Andere lassen sich einzeln übertragen.',
  'An endpoint follows the key that signs for it, if the service account is an admin. Others can be transferred to a service account with the role admin.':
    'Ein Endpunkt folgt dem Schlüssel, der für ihn signiert, wenn das Dienstkonto die Rolle Admin hat. Andere lassen sich an ein Dienstkonto mit der Rolle Admin übertragen.',
  '{name}, last success {time}': '{name}, letzter Erfolg: {time}',
  'The other {count} endpoints stop. To keep them, transfer them from the list of endpoints first.': {
    one: 'Der übrige Endpunkt stoppt. Um ihn zu behalten, übertragen Sie ihn vorher in der Liste der Endpunkte.',
    other:
      'Die übrigen {count} Endpunkte stoppen. Um sie zu behalten, übertragen Sie sie vorher in der Liste der Endpunkte.',
  },

  // members/heir-select.tsx
  'What happens to {label}': 'Was mit {label} geschieht',
  'Transfer to {name} ({role})': 'An {name} übertragen ({role})',
  Different: 'Unterschiedlich',

  // members/invitations-of-member.tsx
  'No invitation is withdrawn': 'Keine Einladung wird zurückgezogen',
  '{count} invitations are withdrawn': {
    one: 'Eine Einladung wird zurückgezogen',
    other: '{count} Einladungen werden zurückgezogen',
  },
  'Keep the invitation for anyone with the link, as yours':
    'Einladung für alle mit dem Link behalten, als Ihre eigene',
  'Keep the invitation for {email}, as yours': 'Einladung für {email} behalten, als Ihre eigene',
  '{email}: their own address, so it cannot be kept':
    '{email}: eigene Adresse des Mitglieds, die Einladung kann daher nicht bleiben',
  'Anyone with the link': 'Alle mit dem Link',
  'The other {count} invitations are withdrawn.': {
    one: 'Die übrige Einladung wird zurückgezogen.',
    other: 'Die übrigen {count} Einladungen werden zurückgezogen.',
  },

  // members/invitations.tsx
  'The invitation is withdrawn, and its link no longer works.':
    'Die Einladung ist zurückgezogen, und ihr Link funktioniert nicht mehr.',
  'Open invitations': 'Offene Einladungen',
  'Each works once. The link was shown when the invitation was created: if it is lost, withdraw the invitation and create another.':
    'Jede gilt einmal. Der Link wurde beim Erstellen der Einladung angezeigt: Ist er verloren, ziehen Sie die Einladung zurück und erstellen Sie eine neue.',
  'Loading invitations': 'Einladungen werden geladen',
  'None. Invite a member and send them the link.':
    'Keine. Laden Sie ein Mitglied ein und senden Sie ihm den Link.',
  For: 'Für',
  Role: 'Rolle',
  'Invited by': 'Eingeladen von',
  'Withdraw the invitation for anyone with the link': 'Einladung für alle mit dem Link zurückziehen',
  'Withdraw the invitation for {email}': 'Einladung für {email} zurückziehen',
  Withdraw: 'Zurückziehen',

  // members/invite-dialog.tsx
  'Give them this link': 'Geben Sie diesen Link weiter',
  'Invite a member': 'Mitglied einladen',
  'Invitation link': 'Einladungslink',
  'the link': 'den Link',
  'Shown only once. If it is lost, withdraw the invitation and create another.':
    'Wird nur einmal angezeigt. Geht er verloren, ziehen Sie die Einladung zurück und erstellen Sie eine neue.',
  'Anyone who opens it can join as {role}, once. It expires {time}.':
    'Wer ihn öffnet, kann einmal mit der Rolle {role} beitreten. Er läuft {time} ab.',
  'Only the account of {email} can join as {role}, once. It expires {time}.':
    'Nur das Konto von {email} kann einmal mit der Rolle {role} beitreten. Der Link läuft {time} ab.',
  'Only the account with this address can accept. If empty, anyone with the link can.':
    'Nur das Konto mit dieser Adresse kann die Einladung annehmen. Ohne Adresse können es alle mit dem Link.',
  'Expires in': 'Gültig für',
  'Create the link': 'Link erstellen',

  // members/keys-of-member.tsx
  'No key stops': 'Kein Schlüssel wird ungültig',
  '{count} API keys stop': {
    one: 'Ein API-Schlüssel wird ungültig',
    other: '{count} API-Schlüssel werden ungültig',
  },
  'Programs that use a key that stops get 401 from then on. Transfer a key to a service account to keep it working, with the role of that account.':
    'Programme, deren Schlüssel ungültig wird, erhalten ab dann den Status 401. Übertragen Sie einen Schlüssel an ein Dienstkonto, damit er weiter funktioniert, dann mit der Rolle dieses Kontos.',
  'Programs that use a key that stops get 401 from then on. An admin can transfer keys to a service account first.':
    'Programme, deren Schlüssel ungültig wird, erhalten ab dann den Status 401. Ein Admin kann Schlüssel vorher an ein Dienstkonto übertragen.',
  'All keys': 'Alle Schlüssel',
  '{name}, last used {time}': '{name}, zuletzt verwendet: {time}',
  'The other {count} keys stop. To keep them, transfer them from the list of keys first.': {
    one: 'Der übrige Schlüssel wird ungültig. Um ihn zu behalten, übertragen Sie ihn vorher in der Liste der Schlüssel.',
    other:
      'Die übrigen {count} Schlüssel werden ungültig. Um sie zu behalten, übertragen Sie sie vorher in der Liste der Schlüssel.',
  },
  'Create a service account for these keys': 'Dienstkonto für diese Schlüssel erstellen',

  // members/members-page.tsx
  'The members of this workspace and their roles. A member’s keys act with the same role.':
    'Die Mitglieder dieses Workspace und ihre Rollen. Die Schlüssel eines Mitglieds handeln mit derselben Rolle.',
  'The members of this workspace and their roles. Changing them requires the admin role.':
    'Die Mitglieder dieses Workspace und ihre Rollen. Änderungen erfordern die Rolle Admin.',
  Invite: 'Einladen',
  'Loading members': 'Mitglieder werden geladen',
  'Member since': 'Mitglied seit',
  you: 'Sie',
  'second factors are reset soon': 'zweite Faktoren werden bald zurückgesetzt',
  'Role of {name}': 'Rolle von {name}',
  'Stop the reset of the second factors of {name}': 'Zurücksetzen der zweiten Faktoren von {name} stoppen',
  'Reset the second factors of {name}': 'Zweite Faktoren von {name} zurücksetzen',
  'Lost second factor': 'Zweiter Faktor verloren',
  'Leave the workspace': 'Workspace verlassen',
  'Remove {name}': '{name} entfernen',
  Leave: 'Verlassen',
  Remove: 'Entfernen',

  // members/remove-member-dialog.tsx
  'You have left {name}.': 'Sie haben {name} verlassen.',
  '{name} is no longer a member, and every server now rejects their keys.':
    '{name} ist kein Mitglied mehr, und die zugehörigen Schlüssel werden jetzt auf jedem Server abgelehnt.',
  '{name} is no longer a member. What you kept continues to work.':
    '{name} ist kein Mitglied mehr. Was Sie behalten haben, funktioniert weiter.',
  'Leave {name}?': '{name} verlassen?',
  'Remove {name}?': '{name} entfernen?',
  'You lose access at once. The workspace’s data stays.':
    'Sie verlieren sofort den Zugriff. Die Daten des Workspace bleiben.',
  '{name} loses access at once. The workspace’s data stays.':
    '{name} verliert sofort den Zugriff. Die Daten des Workspace bleiben.',
  'Loading what ends with the membership…': 'Es wird geladen, was mit der Mitgliedschaft endet …',
  'You have no working API key here.': 'Sie haben hier keinen aktiven API-Schlüssel.',
  '{name} has no working API key here.': '{name} hat hier keinen aktiven API-Schlüssel.',
  'You are the only owner': 'Sie sind der einzige Inhaber',
  'Make someone else an owner first: a workspace must keep at least one.':
    'Machen Sie zuerst jemand anderen zum Inhaber: Ein Workspace muss mindestens einen behalten.',
  'Remove the member': 'Mitglied entfernen',

  // members/reset-factors-dialog.tsx
  'Second factors of {name}': 'Zweite Faktoren von {name}',
  'Reset the second factors of {name}?': 'Zweite Faktoren von {name} zurücksetzen?',
  '{name} is notified by email. The second factors are removed in 24 hours, unless someone stops that.':
    '{name} wird per E-Mail benachrichtigt. Die zweiten Faktoren werden in 24 Stunden entfernt, sofern das niemand stoppt.',
  'Do this only if you know for sure that {name} has lost them. In 24 hours:':
    'Tun Sie das nur, wenn Sie sicher wissen, dass {name} sie verloren hat. In 24 Stunden:',
  'every authenticator app, passkey and recovery code is removed;':
    'alle Authenticator-Apps, Passkeys und Wiederherstellungscodes werden entfernt;',
  '{name} is signed out everywhere;': '{name} wird überall abgemeldet;',
  '{name} signs in with the password and sets up a second factor again. You get no access to the account.':
    '{name} meldet sich mit dem Passwort an und richtet erneut einen zweiten Faktor ein. Sie erhalten keinen Zugriff auf das Konto.',
  '{name} and the owners of every workspace that {name} belongs to are told by email, and can stop it until then. API keys continue to work.':
    '{name} und die Inhaber aller Workspaces, in denen {name} Mitglied ist, erfahren davon per E-Mail und können es bis dahin stoppen. API-Schlüssel funktionieren weiter.',
  'Reset in 24 hours': 'In 24 Stunden zurücksetzen',
  'Stopped. The second factors of {name} stay as they are.':
    'Gestoppt. Die zweiten Faktoren von {name} bleiben, wie sie sind.',
  'They are removed {time}, at the request of an owner of another workspace. Stop it if you doubt that {name} asked for it.':
    'Die Faktoren werden {time} entfernt, veranlasst vom Inhaber eines anderen Workspace. Stoppen Sie das, wenn Sie bezweifeln, dass {name} darum gebeten hat.',
  'They are removed {time}, at the request of {owner}. Stop it if you doubt that {name} asked for it.':
    'Die Faktoren werden {time} entfernt, veranlasst von {owner}. Stoppen Sie das, wenn Sie bezweifeln, dass {name} darum gebeten hat.',

  // members/role-dialog.tsx
  'You are now {role} on every server.': 'Sie haben jetzt auf jedem Server die Rolle {role}.',
  '{name} is now {role} on every server.': '{name} hat jetzt auf jedem Server die Rolle {role}.',
  'Change your own role to {role}?': 'Ihre eigene Rolle in {role} ändern?',
  'Make {name} {role}?': '{name} die Rolle {role} geben?',
  'The API keys that you created change with it at once: a key can never do more than its creator.':
    'Die von Ihnen erstellten API-Schlüssel ändern sich sofort mit: Ein Schlüssel darf nie mehr als die Person, die ihn erstellt hat.',
  'The API keys that {name} created change with it at once: a key can never do more than its creator.':
    'Die von {name} erstellten API-Schlüssel ändern sich sofort mit: Ein Schlüssel darf nie mehr als die Person, die ihn erstellt hat.',
  'You may not be able to undo this yourself.':
    'Möglicherweise können Sie das nicht selbst rückgängig machen.',
  'Change the role': 'Rolle ändern',

  // members/role-words.ts
  'reads data, and creates keys that read it': 'liest Daten und erstellt Schlüssel, die sie lesen',
  'also writes data': 'schreibt außerdem Daten',
  'also manages every key, members and webhooks, and reads the audit trail':
    'verwaltet außerdem alle Schlüssel, Mitglieder und Webhooks und liest das Audit-Protokoll',
  'may do everything, including deleting the workspace': 'darf alles, auch den Workspace löschen',

  // members/service-account-dialog.tsx
  'The changes apply to all keys of {name}, on every server.':
    'Die Änderungen gelten auf jedem Server für alle Schlüssel von {name}.',
  '{name} can now own API keys: choose it when you create a key.':
    '{name} kann jetzt API-Schlüssel besitzen: Wählen Sie es beim Erstellen eines Schlüssels aus.',
  'Edit the service account': 'Dienstkonto bearbeiten',
  'Create a service account': 'Dienstkonto erstellen',
  'The program, and where it runs.': 'Das Programm und wo es läuft.',
  'Nightly export': 'Nächtlicher Export',
  'What it does, and who looks after it.': 'Was es tut und wer dafür zuständig ist.',
  'How many requests all its keys may make together, in UTC.':
    'Wie viele Anfragen alle seine Schlüssel zusammen stellen dürfen, gezählt in UTC.',
  Create: 'Erstellen',

  // members/service-accounts.tsx
  'The keys of {name} now act as {role} on every server.':
    'Die Schlüssel von {name} handeln jetzt auf jedem Server mit der Rolle {role}.',
  'Own API keys that keep working when the people who created them leave.':
    'Besitzen API-Schlüssel, die weiter funktionieren, wenn die Personen gehen, die sie erstellt haben.',
  'Loading service accounts': 'Dienstkonten werden geladen',
  'None. Create one for each program that runs without a person.':
    'Keine. Erstellen Sie eines für jedes Programm, das unbeaufsichtigt läuft.',
  'Edit {name}': '{name} bearbeiten',
  'Delete {name}': '{name} löschen',
  Delete: 'Löschen',

  // settings/account-page.tsx
  'Go to your workspaces': 'Zu Ihren Workspaces',

  // settings/account-settings.tsx
  'You signed in for one workspace': 'Ihre Anmeldung gilt nur für einen Workspace',
  'The identity provider of a workspace began this session, so it cannot manage your account. To do that, sign out and sign in another way. If your account has no password yet, “Forgot password?” on the sign-in page sets one.':
    'Diese Sitzung wurde über den Identitätsanbieter eines Workspace begonnen, daher können Sie darin Ihr Konto nicht verwalten. Melden Sie sich dafür ab und auf anderem Weg wieder an. Hat Ihr Konto noch kein Passwort, legen Sie eines über „Passwort vergessen?“ auf der Anmeldeseite fest.',

  // settings/appearance-card.tsx
  'For the dashboard in this browser.': 'Für das Dashboard in diesem Browser.',

  // settings/delete-workspace-card.tsx
  'Delete the workspace': 'Workspace löschen',
  'Deletes everything in it: keys, data, members, invitations. This cannot be undone.':
    'Löscht alles darin: Schlüssel, Daten, Mitglieder, Einladungen. Das lässt sich nicht rückgängig machen.',
  'Requires the owner role; yours is {role}.': 'Erfordert die Rolle Inhaber; Ihre Rolle ist {role}.',
  'Delete the workspace…': 'Workspace löschen …',
  'Delete “{name}”?': '„{name}“ löschen?',
  'All its API keys stop at once, and its data is deleted for everyone. This cannot be undone.':
    'Alle API-Schlüssel werden sofort ungültig, und die Daten werden für alle gelöscht. Das lässt sich nicht rückgängig machen.',
  'Type <b>{name}</b> to confirm': 'Geben Sie zur Bestätigung <b>{name}</b> ein',
  'Delete permanently': 'Endgültig löschen',

  // settings/device.ts
  'Unknown device': 'Unbekanntes Gerät',
  'A program on {system}': 'Ein Programm unter {system}',
  '{browser} on {system}': '{browser} unter {system}',

  // settings/email-card.tsx
  'Email address': 'E-Mail-Adresse',
  'You sign in with this address, and emails about your account are sent to it.':
    'Mit dieser Adresse melden Sie sich an, und an sie gehen E-Mails zu Ihrem Konto.',
  confirmed: 'bestätigt',
  'not confirmed': 'nicht bestätigt',
  'Confirm this address to make sure that you receive emails, such as the one to reset a forgotten password.':
    'Bestätigen Sie diese Adresse, damit E-Mails Sie sicher erreichen, etwa zum Zurücksetzen eines vergessenen Passworts.',
  'Check the email of {to}': 'Sehen Sie im Postfach von {to} nach',
  'A link is on its way. Follow it within 24 hours, and the address is yours. Until then it stays {email}, which is notified of the request. Changing your password cancels the change.':
    'Ein Link ist unterwegs. Öffnen Sie ihn innerhalb von 24 Stunden, dann gilt die neue Adresse. Bis dahin bleibt es bei {email}; dorthin geht auch ein Hinweis auf die Änderung. Wenn Sie Ihr Passwort ändern, wird sie abgebrochen.',
  'A link is on its way. Follow it within 24 hours, and the address is confirmed.':
    'Ein Link ist unterwegs. Öffnen Sie ihn innerhalb von 24 Stunden, dann ist die Adresse bestätigt.',
  'Request again, or use another address': 'Erneut anfordern oder andere Adresse verwenden',
  'Change the address instead': 'Stattdessen die Adresse ändern',
  'New email address': 'Neue E-Mail-Adresse',
  'We will email a link to the new address. The address changes when you follow it.':
    'Wir senden einen Link an die neue Adresse. Die Adresse ändert sich, sobald Sie ihn öffnen.',
  'This is already your address.': 'Das ist bereits Ihre Adresse.',
  'Send a link to the new address': 'Link an die neue Adresse senden',

  // settings/identities-card.tsx
  'Single sign-on': 'Single Sign-on',
  'Identity providers that you can use to sign in.':
    'Identitätsanbieter, mit denen Sie sich anmelden können.',
  '{name} is unlinked.': 'Die Verknüpfung mit {name} ist aufgehoben.',
  'Unlink {name}': 'Verknüpfung mit {name} aufheben',
  '{name} is not linked.': '{name} ist nicht verknüpft.',
  'Link {name}': '{name} verknüpfen',

  // settings/key-policy-card.tsx
  'Policy for API keys': 'Richtlinie für API-Schlüssel',
  'Applies to new keys at once, and to existing keys after the grace period.':
    'Gilt für neue Schlüssel sofort, für bestehende nach der Übergangsfrist.',
  'Saved. Every server now enforces the policy.':
    'Gespeichert. Jeder Server setzt die Richtlinie jetzt durch.',
  'Changing this requires the admin role; yours is {role}.':
    'Änderungen erfordern die Rolle Admin; Ihre Rolle ist {role}.',
  'Keys must have an expiry': 'Schlüssel müssen ein Ablaufdatum haben',
  'Keys must have an allowlist': 'Schlüssel müssen eine Liste erlaubter Adressen haben',
  'Keys must list their permissions': 'Schlüssel müssen ihre Berechtigungen einzeln nennen',
  'Keys must belong to a service account': 'Schlüssel müssen einem Dienstkonto gehören',
  'Maximum lifetime in days': 'Maximale Lebensdauer in Tagen',
  'Counted from the creation of a key. Empty: no maximum.':
    'Gezählt ab dem Erstellen eines Schlüssels. Leer: keine Obergrenze.',
  'Days after which unused keys end': 'Tage, nach denen ungenutzte Schlüssel ungültig werden',
  'Counted from the last use, or from the creation. Empty: never.':
    'Gezählt ab der letzten Verwendung oder ab dem Erstellen. Leer: nie.',
  'Grace in days': 'Übergangsfrist in Tagen',
  'How long existing keys that break the policy keep working.':
    'Wie lange bestehende Schlüssel, die gegen die Richtlinie verstoßen, weiter funktionieren.',
  'Apply the policy': 'Richtlinie anwenden',
  Preview: 'Vorschau',
  'No existing key ends earlier.': 'Kein bestehender Schlüssel läuft früher ab.',
  '{count} keys end earlier': {
    one: 'Ein Schlüssel läuft früher ab',
    other: '{count} Schlüssel laufen früher ab',
  },

  // settings/password-card.tsx
  'The password is changed, and your other sessions are signed out.':
    'Das Passwort ist geändert, und Ihre anderen Sitzungen sind abgemeldet.',
  'Changing it signs you out everywhere else. API keys keep working.':
    'Eine Änderung meldet Sie überall sonst ab. API-Schlüssel funktionieren weiter.',
  'Current password': 'Aktuelles Passwort',
  'Change the password': 'Passwort ändern',

  // settings/profile-card.tsx
  Profile: 'Profil',
  'Saved.': 'Gespeichert.',
  'The name that others in your workspaces see. If empty, they see your email address.':
    'Der Name, den andere in Ihren Workspaces sehen. Bleibt er leer, sehen sie Ihre E-Mail-Adresse.',

  // settings/security-event-words.ts
  'Signed in': 'Angemeldet',
  'Session ended': 'Sitzung beendet',
  'Session ended: its token was used twice': 'Sitzung beendet: Token wurde zweimal verwendet',
  'Confirmed that it was you': 'Identität bestätigt',
  'Password changed': 'Passwort geändert',
  'Password reset requested': 'Zurücksetzen des Passworts angefordert',
  'Password reset by email': 'Passwort per E-Mail zurückgesetzt',
  'Confirmation of the email address sent': 'Bestätigung der E-Mail-Adresse versandt',
  'Email address confirmed': 'E-Mail-Adresse bestätigt',
  'Change of the email address requested': 'Änderung der E-Mail-Adresse angefordert',
  'Email address changed': 'E-Mail-Adresse geändert',
  'Second factor added': 'Zweiter Faktor hinzugefügt',
  'Second factor removed': 'Zweiter Faktor entfernt',
  'Second factor renamed': 'Zweiter Faktor umbenannt',
  'All second factors removed': 'Alle zweiten Faktoren entfernt',
  'Passkey refused: it may have been copied': 'Passkey abgelehnt: Er wurde möglicherweise kopiert',
  'New recovery codes created': 'Neue Wiederherstellungscodes erstellt',
  'Recovery code used': 'Wiederherstellungscode verwendet',
  'Right password, asked for the second factor': 'Passwort richtig, zweiter Faktor angefordert',
  'Second factor refused': 'Zweiter Faktor abgelehnt',
  'Identity provider linked': 'Identitätsanbieter verknüpft',
  'Identity provider unlinked': 'Verknüpfung mit Identitätsanbieter aufgehoben',
  'you signed out': 'von Ihnen abgemeldet',
  'you ended it': 'von Ihnen beendet',
  'an admin ended it': 'von einem Admin beendet',
  'the operator ended it': 'vom Betreiber beendet',
  'the password was changed': 'Passwort geändert',
  'the password was reset': 'Passwort zurückgesetzt',
  'the second factors were reset': 'zweite Faktoren zurückgesetzt',
  'there were too many': 'zu viele Sitzungen',
  'by the operator': 'vom Betreiber',
  'at the request of an owner': 'auf Wunsch eines Inhabers',
  'a backup was restored': 'Backup wiederhergestellt',

  // settings/security-events-card.tsx
  'What recently happened': 'Was zuletzt geschah',
  'Sign-ins, and changes to how you sign in, in the last 90 days. If something was not you, change your password and sign out everywhere else.':
    'Anmeldungen und Änderungen an Ihrer Anmeldung in den letzten 90 Tagen. Wenn etwas davon nicht von Ihnen stammt, ändern Sie Ihr Passwort und melden Sie sich überall sonst ab.',
  'Loading what happened': 'Vorgänge werden geladen',
  'the server or an admin': 'Server oder Admin',

  // settings/sessions-card.tsx
  'That session is now signed out on every server.': 'Die Sitzung ist jetzt auf jedem Server abgemeldet.',
  'You are signed out everywhere else.': 'Sie sind überall sonst abgemeldet.',
  Sessions: 'Sitzungen',
  'The devices where you are signed in.': 'Die Geräte, auf denen Sie angemeldet sind.',
  'Sign out everywhere else': 'Überall sonst abmelden',
  'Loading sessions': 'Sitzungen werden geladen',
  'this one': 'diese Sitzung',
  'one workspace only': 'nur ein Workspace',
  'Sign out {device} at an unknown address': '{device} an einer unbekannten Adresse abmelden',
  'Sign out {device} at {address}': '{device} an der Adresse {address} abmelden',

  // settings/settings-page.tsx
  'Settings of': 'Einstellungen für',

  // settings/sso-card.tsx
  'Single sign-on of the workspace': 'Single Sign-on des Workspace',
  'Members sign in with your identity provider, by OpenID Connect. API keys are not affected.':
    'Mitglieder melden sich per OpenID Connect über Ihren Identitätsanbieter an. API-Schlüssel sind davon nicht betroffen.',
  'Members need not sign in with it any more.': 'Mitglieder müssen sich nicht mehr damit anmelden.',
  'Every server now requires it.': 'Jeder Server verlangt diese Anmeldung jetzt.',
  'The workspace has no identity provider. Owners can configure one.':
    'Der Workspace hat keinen Identitätsanbieter. Inhaber können einen einrichten.',
  'Members must have signed in with {name} to do anything here.':
    'Mitglieder müssen sich mit {name} angemeldet haben, um hier etwas tun zu können.',
  'Members can sign in with {name}, and need not.':
    'Mitglieder können sich mit {name} anmelden, müssen es aber nicht.',
  'Your session has.': 'In dieser Sitzung haben Sie sich damit angemeldet.',
  'Your session has not.': 'In dieser Sitzung haben Sie sich nicht damit angemeldet.',
  'Sign-in address: {url}': 'Anmeldeadresse: {url}',
  'Sign in with {name}': 'Mit {name} anmelden',
  'Stop requiring it': 'Nicht mehr verlangen',
  'Require it of all members': 'Von allen Mitgliedern verlangen',
  'To require it, sign in with it yourself first, and have a second factor: if the provider fails, it lets you turn this off.':
    'Bevor Sie das verlangen, melden Sie sich selbst damit an und richten Sie einen zweiten Faktor ein: Fällt der Anbieter aus, können Sie die Pflicht damit aufheben.',
  'The provider answered. Now sign in with it.':
    'Der Anbieter hat geantwortet. Melden Sie sich jetzt damit an.',
  'Removed. The sessions that it began have ended.':
    'Entfernt. Die über den Anbieter begonnenen Sitzungen sind beendet.',
  'Identity provider': 'Identitätsanbieter',
  'Register this redirect URI at the provider': 'Registrieren Sie diese Redirect-URI beim Anbieter',
  Provider: 'Anbieter',
  'Members see it on the button.': 'Mitglieder sehen ihn auf der Schaltfläche.',
  Issuer: 'Issuer',
  'As the provider spells it, such as https://id.acme.dev.':
    'In der Schreibweise des Anbieters, zum Beispiel https://id.acme.dev.',
  'Client id': 'Client-ID',
  'Client secret': 'Client-Secret',
  'Empty: stays as it is. It cannot be shown.': 'Leer: bleibt unverändert. Es kann nicht angezeigt werden.',
  'Domains whose people may join': 'Domains, deren Personen beitreten dürfen',
  'People without an account join by signing in, if their address is of one of these domains. Each needs the TXT record <code>_latchkey.</code><em>domain</em> with the text {proof}.':
    'Wer kein Konto hat, tritt durch Anmelden bei, wenn die eigene Adresse zu einer dieser Domains gehört. Jede Domain braucht den TXT-Eintrag <code>_latchkey.</code><em>Domain</em> mit dem Text {proof}.',
  'None: people join by invitation': 'Keine: Beitritt nur mit Einladung',
  'Remove all domains': 'Alle Domains entfernen',
  'They join as': 'Beitritt als',
  Member: 'Mitglied',
  Viewer: 'Betrachter',
  'Remove the provider': 'Anbieter entfernen',
  'Configure the provider': 'Anbieter einrichten',

  // settings/workspace-card.tsx
  'The server’s default': 'Standard des Servers',
  'Notify the owners and the creator': 'Inhaber und Ersteller benachrichtigen',
  'Notify them, and revoke the key at once':
    'Inhaber und Ersteller benachrichtigen und den Schlüssel sofort widerrufen',
  'A canary was used: to owners and admins': 'Ein Canary wurde verwendet: an Inhaber und Admins',
  'A key came from a new address: to its owner':
    'Ein Schlüssel kam von einer neuen Adresse: an seinen Besitzer',
  'A policy ends a key: to its owner': 'Eine Richtlinie beendet einen Schlüssel: an seinen Besitzer',
  '{requests} per {per}': '{requests} pro {per}',
  'How many requests all keys of the workspace may make together, in UTC.':
    'Wie viele Anfragen alle Schlüssel des Workspace zusammen stellen dürfen, gezählt in UTC.',
  'How many requests all keys of the workspace may make together, in UTC. The operator of this server allows at most {limits}.':
    'Wie viele Anfragen alle Schlüssel des Workspace zusammen stellen dürfen, gezählt in UTC. Der Betreiber dieses Servers erlaubt höchstens {limits}.',
  'When a key is reported as leaked': 'Wenn ein Schlüssel als offengelegt gemeldet wird',
  'By GitHub secret scanning, or by anyone who finds it.':
    'Von GitHub Secret Scanning oder von allen, die ihn finden.',
  'Emails about keys': 'E-Mails zu Schlüsseln',
  'Webhook endpoints choose their events themselves.': 'Webhook-Endpunkte wählen ihre Ereignisse selbst.',
  'Requests with API keys': 'Anfragen mit API-Schlüsseln',
  'See <link>Busiest keys</link> for the keys that were refused.':
    'Die abgelehnten Schlüssel finden Sie unter <link>Meistgenutzte Schlüssel</link>.',
  'Require a second factor': 'Zweiten Faktor verlangen',
  'The operator of this server requires one of everyone, regardless of this setting.':
    'Der Betreiber dieses Servers verlangt ihn von allen, unabhängig von dieser Einstellung.',
  'Members without one can do nothing here until they add it. API keys are not affected. You need one yourself to change this.':
    'Mitglieder ohne zweiten Faktor können hier nichts tun, bis sie einen hinzufügen. API-Schlüssel sind davon nicht betroffen. Um diese Einstellung zu ändern, brauchen Sie selbst einen.',

  // settings/factors/add-app-dialog.tsx
  'Preparing the code': 'Code wird vorbereitet',
  'From now on, signing in requires a code.': 'Ab jetzt erfordert die Anmeldung einen Code.',
  'Scan this with an authenticator app, or type the secret into it.':
    'Scannen Sie den Code mit einer Authenticator-App, oder geben Sie dort das Geheimnis ein.',
  'QR code with the secret below': 'QR-Code mit dem untenstehenden Geheimnis',
  Secret: 'Geheimnis',
  'the secret': 'das Geheimnis',

  // settings/factors/add-passkey-dialog.tsx
  'From now on, the passkey signs you in.': 'Ab jetzt meldet der Passkey Sie an.',
  'A passkey signs you in with your fingerprint, your face or the PIN of your device, without a password. Afterwards, your password alone no longer does.':
    'Mit einem Passkey melden Sie sich per Fingerabdruck, Gesicht oder Geräte-PIN an, ohne Passwort. Danach genügt Ihr Passwort allein nicht mehr.',
  'To tell it from your other passkeys.': 'Damit Sie ihn von Ihren anderen Passkeys unterscheiden können.',
  'Create the passkey': 'Passkey erstellen',

  // settings/factors/factors-card.tsx
  'Signing in requires a passkey, or your password and a second factor.':
    'Die Anmeldung erfordert einen Passkey oder Ihr Passwort und einen zweiten Faktor.',
  'Protect your account with a passkey, or with a code from an app on your phone, in case someone learns your password.':
    'Schützen Sie Ihr Konto mit einem Passkey oder mit einem Code aus einer App auf Ihrem Telefon, falls jemand Ihr Passwort erfährt.',
  'Loading second factors': 'Zweite Faktoren werden geladen',
  'Second factors': 'Zweite Faktoren',
  Kind: 'Art',
  Added: 'Hinzugefügt',
  Passkey: 'Passkey',
  App: 'App',
  'Rename {name}': '{name} umbenennen',
  Rename: 'Umbenennen',
  'No second factor is set up.': 'Es ist kein zweiter Faktor eingerichtet.',
  'Rename the second factor': 'Zweiten Faktor umbenennen',
  'Remove the second factor?': 'Zweiten Faktor entfernen?',
  '{name} is removed.': '{name} ist entfernt.',
  '{name} is no longer accepted. Without any second factor, your password alone signs in, and the recovery codes are deleted.':
    '{name} wird nicht mehr akzeptiert. Ohne zweiten Faktor genügt zum Anmelden Ihr Passwort, und die Wiederherstellungscodes werden gelöscht.',
  'Recovery codes': 'Wiederherstellungscodes',
  'No recovery code is left.': 'Es ist kein Wiederherstellungscode mehr übrig.',
  'Recovery codes left: {count}': 'Verbleibende Wiederherstellungscodes: {count}',
  'Create new recovery codes': 'Neue Wiederherstellungscodes erstellen',
  'Your recovery codes': 'Ihre Wiederherstellungscodes',

  // settings/factors/pending-reset.tsx
  'Stopped. Your second factors stay as they are.': 'Gestoppt. Ihre zweiten Faktoren bleiben, wie sie sind.',
  'Your second factors are about to be removed': 'Ihre zweiten Faktoren werden demnächst entfernt',
  '{owner}, an owner of {workspace}, says that you have lost them. They are removed {time}, and all your sessions end. If you did not ask for this, stop it.':
    '{owner}, Inhaber von {workspace}, gibt an, dass Sie Ihre zweiten Faktoren verloren haben. Die Faktoren werden {time} entfernt, und alle Ihre Sitzungen enden. Wenn Sie nicht darum gebeten haben, stoppen Sie es.',
  'Stop it': 'Stoppen',

  // settings/factors/recovery-codes-view.tsx
  'Each of these codes signs you in once, with your password, if you lose your second factor. Keep them where you keep your passwords: they are not shown again.':
    'Mit jedem dieser Codes können Sie sich zusammen mit Ihrem Passwort einmal anmelden, falls Sie Ihren zweiten Faktor verlieren. Bewahren Sie sie bei Ihren Passwörtern auf, denn die Codes werden nicht noch einmal angezeigt.',
  'the recovery codes': 'die Wiederherstellungscodes',
  Download: 'Herunterladen',
  Print: 'Drucken',
  'I have saved the codes': 'Ich habe die Codes gespeichert',
} as const satisfies Dictionary;
