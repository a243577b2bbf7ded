import { serve } from './nest-tutorial.js';

await serve();
