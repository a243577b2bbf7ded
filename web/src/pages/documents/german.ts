import type { Dictionary } from '../../language/translate';

export const documents = {
  // documents.resource
  'Create a document': 'Dokument erstellen',
  document: 'Dokument',
  'Documents found': 'Gefundene Dokumente',

  // documents-page
  Documents: 'Dokumente',
  'The texts of this workspace, for users and for programs with a key.':
    'Die Texte dieses Workspace, für Benutzer und für Programme mit einem Schlüssel.',
  'The texts of this workspace. As a {role} you can read them; writing requires the member role.':
    'Die Texte dieses Workspace. Mit der Rolle {role} können Sie sie lesen; zum Schreiben brauchen Sie die Rolle Mitglied.',
  'New document': 'Neues Dokument',
  'Search titles and texts': 'Titel und Texte durchsuchen',
  'Loading documents': 'Dokumente werden geladen',
  'No documents yet': 'Noch keine Dokumente',
  'Write the first one': 'Das erste schreiben',
  'Documents are the API’s built-in sample resource, for signed-in users and for programs with a key.':
    'Dokumente sind die mitgelieferte Beispielressource der API, für angemeldete Benutzer und für Programme mit einem Schlüssel.',
  'No document matches': 'Kein passendes Dokument',
  'Show all documents': 'Alle Dokumente anzeigen',
  'No document contains “{q}” in its title or text.': 'Kein Dokument enthält „{q}“ in Titel oder Text.',
  Title: 'Titel',
  'Created by': 'Erstellt von',
  'Delete “{title}”': '„{title}“ löschen',

  // document-page
  Document: 'Dokument',
  'Loading the document': 'Dokument wird geladen',

  // document-editor
  'Leave without saving what you have written?': 'Seite verlassen, ohne Ihren Text zu speichern?',
  '“{title}” is created.': '„{title}“ ist erstellt.',
  'Version {version}, saved {time}. Created by {name}.':
    'Version {version}, {time} gespeichert. Erstellt von {name}.',
  'You can read this document. Writing requires the member role or higher; yours is {role}.':
    'Sie können dieses Dokument lesen. Zum Schreiben brauchen Sie mindestens die Rolle Mitglied; Ihre Rolle ist {role}.',
  'Not saved yet': 'Noch nicht gespeichert',
  'You were signed out before this was saved. Your text is still here.':
    'Sie wurden abgemeldet, bevor Ihr Text gespeichert war. Er ist noch da.',
  'This document was deleted': 'Dieses Dokument wurde gelöscht',
  'Your text is still here, and you can save it as a new document.':
    'Ihr Text ist noch da, und Sie können ihn als neues Dokument speichern.',
  'Discard changes': 'Änderungen verwerfen',
  'Save as a new document': 'Als neues Dokument speichern',
  'Create document': 'Dokument erstellen',

  // conflict-dialog
  'Someone else saved this document': 'Jemand anders hat dieses Dokument gespeichert',
  'Your text is not saved yet, and nothing is lost. Differences are marked.':
    'Ihr Text ist noch nicht gespeichert, und nichts ist verloren. Unterschiede sind markiert.',
  Theirs: 'Andere Fassung',
  'version {version}, saved {time}': 'Version {version}, {time} gespeichert',
  Yours: 'Ihre Fassung',
  'not saved yet': 'noch nicht gespeichert',
  'Back to my text': 'Zurück zu meinem Text',
  'Use theirs, discard mine': 'Andere übernehmen, meine verwerfen',
  'Keep mine, replace theirs': 'Meine behalten, andere ersetzen',
  '{heading}, in full': '{heading}, vollständig',

  // deletions
  '“{title}” is deleted.': '„{title}“ ist gelöscht.',
  '“{title}” was already deleted.': '„{title}“ war bereits gelöscht.',
  '“{title}” is still there.': '„{title}“ ist noch da.',
  'Someone else changed it in the meantime. Check it before you delete it.':
    'Jemand anders hat es in der Zwischenzeit geändert. Sehen Sie es sich an, bevor Sie es löschen.',

  // Declared by the API: scopes, events, and actions of the audit trail with their sentences and details
  'Read documents': 'Dokumente lesen',
  'Write and delete documents': 'Dokumente schreiben und löschen',
  'Document created': 'Dokument erstellt',
  'Document deleted': 'Dokument gelöscht',
  'Document changed': 'Dokument geändert',
  '{actor} created the document {name}': '{actor} hat das Dokument {name} erstellt',
  '{actor} deleted the document {name}': '{actor} hat das Dokument {name} gelöscht',
  '{actor} changed the document {name}': '{actor} hat das Dokument {name} geändert',
  'title:': 'Titel:',
  'version:': 'Version:',
} as const satisfies Dictionary;
