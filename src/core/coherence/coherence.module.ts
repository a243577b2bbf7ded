import { Global, Module } from '@nestjs/common';
import { Coherence } from './coherence.js';

@Global()
@Module({ providers: [Coherence], exports: [Coherence] })
export class CoherenceModule {}
