import { Injectable } from '@nestjs/common';
import { Liquid } from 'liquidjs';
import { RE2JS } from 're2js';
import type { CheckTools, Reading } from '#domain/scenarios/check/surroundings.js';
import { Env } from '../../../env.js';
import { GuardedAddresses } from '../../webhooks/guarded-addresses.js';
import { readExpression } from './expression-reads.js';

/** Reads what designers wrote without carrying it out; the workers carry it out, with the same libraries. */
@Injectable()
export class ScenarioTools implements CheckTools {
  private readonly liquid = new Liquid({ strictFilters: true, ownPropertyOnly: true });
  private readonly addresses: GuardedAddresses;

  constructor(env: Env) {
    this.addresses = new GuardedAddresses(env.outboundAllow);
  }

  template(text: string): Reading {
    try {
      const segments = this.liquid.globalVariableSegmentsSync(this.liquid.parse(text));
      return { error: null, reads: segments.map((path) => path.filter((part) => typeof part === 'string').join('.')) };
    } catch (error) {
      return { error: (error as Error).message.split('\n')[0] ?? '' };
    }
  }

  expression(text: string): Reading {
    return readExpression(text);
  }

  pattern(text: string): string | null {
    try {
      RE2JS.compile(text);
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  }

  address(text: string): 'malformed' | 'private' | null {
    if (!URL.canParse(text)) return 'malformed';
    const { protocol, hostname, port, username, password } = new URL(text);
    if ((protocol !== 'https:' && protocol !== 'http:') || username !== '' || password !== '') return 'malformed';
    const number = Number(port) || (protocol === 'https:' ? 443 : 80);
    const host = hostname === 'localhost' || hostname.endsWith('.localhost') ? '127.0.0.1' : hostname.replace(/^\[|\]$/g, '');
    return this.addresses.mayCall(host, number) ? null : 'private';
  }
}
