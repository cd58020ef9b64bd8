import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What speaks S3 as its public API describes it: objects by path, ranges, uploads in parts. It checks that requests are signed. */
export class S3Server {
  readonly objects = new Map<string, Buffer>();
  /** Uploads in parts that were begun and neither completed nor given up. */
  readonly uploads = new Map<string, Map<number, Buffer>>();

  private constructor(private readonly server: Server) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      this.answer(request, response).catch(() => response.destroy());
    });
  }

  static async start(): Promise<S3Server> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new S3Server(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=test-id/')) return refuse(response, 403, 'AccessDenied');
    const { pathname, searchParams } = new URL(request.url ?? '/', this.url);
    const body = Buffer.concat(chunks);
    const uploadId = searchParams.get('uploadId');
    if (request.method === 'POST' && searchParams.has('uploads')) return this.begin(pathname, response);
    if (uploadId !== null) return this.inParts(request.method ?? '', { pathname, searchParams, uploadId, body }, response);
    if (request.method === 'PUT') return this.put(pathname, body, response);
    if (request.method === 'DELETE') return void (this.objects.delete(pathname), response.writeHead(204).end());
    this.get(request, pathname, response);
  }

  private put(path: string, body: Buffer, response: ServerResponse): void {
    this.objects.set(path, body);
    response.writeHead(200, { etag: etagOf(body) }).end();
  }

  private get({ method, headers }: IncomingMessage, path: string, response: ServerResponse): void {
    const object = this.objects.get(path);
    if (!object) return refuse(response, 404, 'NoSuchKey');
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
    if (from === undefined || to === undefined) {
      return void response
        .writeHead(200, { 'content-length': object.length, etag: etagOf(object) })
        .end(method === 'HEAD' ? undefined : object);
    }
    if (Number(from) >= object.length) return refuse(response, 416, 'InvalidRange');
    const part = object.subarray(Number(from), Number(to) + 1);
    response.writeHead(206, { 'content-length': part.length, 'content-range': `bytes ${from}-${to}/${object.length}` }).end(part);
  }

  private begin(path: string, response: ServerResponse): void {
    const id = randomUUID();
    this.uploads.set(id, new Map());
    const [, bucket, ...key] = path.split('/');
    const names = `<Bucket>${bucket}</Bucket><Key>${key.join('/')}</Key><UploadId>${id}</UploadId>`;
    response
      .writeHead(200, { 'content-type': 'application/xml' })
      .end(`<InitiateMultipartUploadResult>${names}</InitiateMultipartUploadResult>`);
  }

  private inParts(
    method: string,
    { pathname, searchParams, uploadId, body }: { pathname: string; searchParams: URLSearchParams; uploadId: string; body: Buffer },
    response: ServerResponse,
  ): void {
    const parts = this.uploads.get(uploadId);
    if (!parts) return refuse(response, 404, 'NoSuchUpload');
    if (method === 'PUT') {
      parts.set(Number(searchParams.get('partNumber')), body);
      return void response.writeHead(200, { etag: etagOf(body) }).end();
    }
    this.uploads.delete(uploadId);
    if (method === 'DELETE') return void response.writeHead(204).end();
    this.objects.set(pathname, Buffer.concat([...parts].sort(([a], [b]) => a - b).map(([, bytes]) => bytes)));
    response
      .writeHead(200, { 'content-type': 'application/xml' })
      .end('<CompleteMultipartUploadResult><ETag>"1"</ETag></CompleteMultipartUploadResult>');
  }
}

const etagOf = (bytes: Buffer): string => `"${createHash('md5').update(bytes).digest('hex')}"`;

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}
