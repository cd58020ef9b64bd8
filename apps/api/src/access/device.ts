import Bowser from 'bowser';
import type { FastifyRequest } from 'fastify';
import { DEVICE_TYPES, type Device, type DeviceType } from '#domain/sessions/session.js';

/** What browsers say whatever the truth is, so that nobody can be told apart by it: better no version than an old one. */
const FROZEN: Record<string, string> = { macOS: '10.15.7', Windows: 'NT 10.0', Android: '10' };

/** What a browser says of itself, cut to what a person recognises: "Firefox 132", "Android 14". */
export function deviceOf(request: Pick<FastifyRequest, 'ip' | 'headers'>): Device {
  const userAgent = request.headers['user-agent']?.slice(0, 500) ?? null;
  if (!userAgent) return { ip: request.ip, userAgent, deviceType: null, device: null, browser: null };
  const { browser, os, platform } = Bowser.parse(userAgent);
  const version = os.name !== undefined && FROZEN[os.name] === os.version ? undefined : (os.versionName ?? os.version);
  return {
    ip: request.ip,
    userAgent,
    deviceType: DEVICE_TYPES.includes(platform.type as DeviceType) ? (platform.type as DeviceType) : null,
    device: words(os.name, version),
    browser: words(browser.name, browser.version?.split('.')[0]),
  };
}

const words = (...parts: (string | undefined)[]): string | null => parts.filter(Boolean).join(' ').slice(0, 100) || null;
