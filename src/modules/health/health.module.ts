import { Module } from '@nestjs/common';
import { Declares } from '../../core/resource/declared.js';
import { HealthController } from './health.controller.js';
import { health } from './health.resource.js';

@Declares(health)
@Module({ controllers: [HealthController] })
export class HealthModule {}
