import { HttpRefusal } from '../http/http.errors.js';

/** The caller could not prove to be the provider. */
export class SignatureRefused extends HttpRefusal {
  constructor(status: 401 | 403) {
    super(status, 'signature_refused', "The signature does not match this channel's secret; check the secret on both sides");
  }
}
