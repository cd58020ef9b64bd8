import { Module } from '@nestjs/common';
import { ReviewNew } from '#domain/assignment/review-new.js';
import { ChangeCompany } from '#domain/companies/change-company.js';
import { InvitePeople } from '#domain/invitations/invite-people.js';
import { ApplyStep } from '#domain/onboarding/apply-step.js';
import { GreetClients } from '#domain/onboarding/greet-clients.js';
import { PublishScenario } from '#domain/scenarios/publish-scenario.js';
import { CompanyStore } from '#persistence/companies/company.store.js';
import { Database } from '#persistence/database.js';
import { SecretBox } from '#persistence/encryption/secret-box.js';
import { OnboardingFieldStore } from '#persistence/onboarding/field.store.js';
import { GreetingStore } from '#persistence/onboarding/greeting.store.js';
import { OnboardingStore } from '#persistence/onboarding/onboarding.store.js';
import { OnboardingStepDesk } from '#persistence/onboarding/step-desk.js';
import { GroupStore } from '#persistence/operators/group.store.js';
import { ScenarioStore } from '#persistence/scenarios/scenario.store.js';
import { Wake } from '#persistence/wake.js';
import { LoginAttempts } from '../../access/attempt-limit.js';
import { LiveModule } from '../../live/live.module.js';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { ScenariosModule } from '../scenarios/scenarios.module.js';
import { OnboardingController } from './onboarding.controller.js';
import { InviteByList } from './invite-by-list.js';
import { OnboardingReader } from './onboarding-reader.js';
import { OnboardingTicks } from './onboarding-ticks.js';
import { OnboardingWriter } from './onboarding-writer.js';

/** Asks a new company to set itself up, and keeps every word of the answers. */
@Module({
  imports: [ScenariosModule, InvitationsModule, LiveModule],
  controllers: [OnboardingController],
  providers: [
    OnboardingReader,
    OnboardingWriter,
    OnboardingTicks,
    { provide: CompanyStore, inject: [Database, Wake], useFactory: (database: Database, wake: Wake) => new CompanyStore(database, wake) },
    {
      provide: OnboardingStore,
      inject: [Database, Wake],
      useFactory: (database: Database, wake: Wake) => new OnboardingStore(database, wake),
    },
    {
      provide: OnboardingFieldStore,
      inject: [Database, Wake, SecretBox],
      useFactory: (database: Database, wake: Wake, box: SecretBox) => new OnboardingFieldStore(database, wake, box),
    },
    {
      provide: GreetClients,
      inject: [Database, ScenarioStore, PublishScenario],
      useFactory: (database: Database, scenarios: ScenarioStore, publication: PublishScenario) =>
        new GreetClients(new GreetingStore(database, scenarios), scenarios, publication),
    },
    {
      provide: ApplyStep,
      inject: [Database, Wake, OnboardingStore, CompanyStore, ReviewNew, GreetClients, InvitePeople, LoginAttempts],
      useFactory: (
        database: Database,
        wake: Wake,
        onboardings: OnboardingStore,
        companies: CompanyStore,
        review: ReviewNew,
        greet: GreetClients,
        people: InvitePeople,
        limits: LoginAttempts,
      ) =>
        new ApplyStep({
          desk: new OnboardingStepDesk(database, onboardings),
          companies,
          changeCompany: new ChangeCompany(companies, review),
          groups: new GroupStore(database, wake),
          greet,
          inviter: new InviteByList(people, limits),
        }),
    },
  ],
})
export class OnboardingModule {}
