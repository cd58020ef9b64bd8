import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { openApiText } from './docs/describe-api.js';
import { productFolder } from './platform/product.js';

writeFileSync(path.join(productFolder, 'apps/api/openapi.json'), await openApiText());
