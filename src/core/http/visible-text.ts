/** Shared with the dashboard and the command line, which also show text stored before this was checked. */
export { escapeUnseen, inOneForm, isVisible } from '@latchkey/sdk/visible-text';
