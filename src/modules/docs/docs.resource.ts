import { defineResource } from '../../core/resource/define-resource.js';

export const docs = defineResource({ paths: ['docs', 'llms.txt'] });
