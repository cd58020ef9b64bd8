import Bowser from 'bowser';
import type { FastifyRequest } from 'fastify';
import type { Device } from '#domain/sessions/session.js';

/** What a browser says of itself, cut to what a person recognises: "Firefox 132", "Windows 10". */
export function deviceOf(request: FastifyRequest): Device {
  const userAgent = request.headers['user-agent']?.slice(0, 500) ?? null;
  if (!userAgent) return { ip: request.ip, userAgent, device: null, browser: null };
  const { browser, os, platform } = Bowser.parse(userAgent);
  return {
    ip: request.ip,
    userAgent,
    device: words(os.name, os.versionName ?? os.version, platform.type === 'desktop' ? undefined : platform.type),
    browser: words(browser.name, browser.version?.split('.')[0]),
  };
}

const words = (...parts: (string | undefined)[]): string | null => parts.filter(Boolean).join(' ').slice(0, 100) || null;
