import { Public } from '../../dist/src/core/access/decorators.js';
import { startWithRoute } from './start-with-route.js';

/**
 * A route whose author forgot to declare who may call it, or did so only on its class, which the body limits, applied
 * before Nest, would not see.
 */
class ForgetfulController {
  read() {
    return 'open to anyone';
  }
}

if (process.env.DECLARED_ON === 'class') Public({ withoutDatabase: true })(ForgetfulController);
await startWithRoute('forgetful', ForgetfulController);
