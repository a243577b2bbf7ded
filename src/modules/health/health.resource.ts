import { defineResource } from '../../core/resource/define-resource.js';

export const health = defineResource({
  tags: { Health: 'Whether the server is running, and whether it can serve requests.' },
  paths: ['health'],
});
