import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { scenarioFileSchemaText } from './console/scenarios/schema/json-schema.js';
import { openApiText } from './docs/describe-api.js';
import { productFolder } from './platform/product.js';

writeFileSync(path.join(productFolder, 'apps/api/openapi.json'), await openApiText());
writeFileSync(path.join(productFolder, 'docs/scenario.schema.json'), scenarioFileSchemaText());
