import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Coherence } from '../../core/coherence/coherence.js';
import { answerInTime } from '../../core/database/answer-in-time.js';
import { Answers, Problems } from '../../core/openapi/responses.js';
import { Public } from '../../core/principal/decorators.js';

/** How long the database may take to answer a probe. */
const PROBE_TIMEOUT_MS = 1_000;

const healthResponse = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });

@ApiTags('Health')
@Controller('health')
export class HealthController {
  constructor(private readonly coherence: Coherence) {}

  @Get('live')
  @Public({ withoutDatabase: true })
  @ApiOperation({ summary: 'Is the process alive?', operationId: 'getLiveness' })
  @Answers(200, 'The process answers.', healthResponse)
  getLiveness(): z.output<typeof healthResponse> {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public({ withoutDatabase: true })
  @ApiOperation({ summary: 'Can it serve requests?', operationId: 'getReadiness' })
  @Answers(200, 'The database answers and this instance holds its lease.', healthResponse)
  @Problems('service_unavailable')
  async getReadiness(): Promise<z.output<typeof healthResponse>> {
    await answerInTime(this.coherence.probe(), PROBE_TIMEOUT_MS);
    return { status: 'ok' };
  }
}
