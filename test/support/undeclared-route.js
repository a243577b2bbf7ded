import { Public } from '../../dist/src/core/access/decorators.js';
import { startWithRoute } from './start-with-route.js';

/**
 * A route whose author forgot to say who may call it, or said so of its class alone: the bounds of bodies, which come
 * before Nest, would not hear of that.
 */
class ForgetfulController {
  read() {
    return 'open to anyone';
  }
}

if (process.env.DECLARED_ON === 'class') Public({ withoutDatabase: true })(ForgetfulController);
await startWithRoute('forgetful', ForgetfulController);
