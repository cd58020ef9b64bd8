import { Migration } from '@mikro-orm/migrations';
import { PUSH } from './0006-desk.push.js';
import { INTERNAL_MESSAGE_WORDS, INTERNAL_WORDS, MESSAGE_SEARCH, MESSAGE_WORDS } from './0006-desk.search.js';

/**
 * The operator's desk: cards that can be linked and parted again, search over all messages, what a chat page needs beside messages,
 * internal chats, notifications, the agent view in a frame.
 */
export class Desk extends Migration {
  override up(): void {
    // Several numbers of one person; a number from a messenger bears its prefix, "[tg] 707003957". The first one is shown beside the name.
    this.addSql(`alter table card
      add column title text,
      add column phones text[] not null default '{}',
      add column contract_number text,
      -- grows with every change, so that two who edit or link at once hear of each other
      add column revision integer not null default 0`);
    this.addSql(`update card set phones = array[phone] where phone is not null`);
    this.addSql(`alter table card drop column phone`);
    // A link moves a client to a new card and leaves his own as it was: it is what he goes back to. null = he was never linked.
    this.addSql(`alter table client add column own_card_id bigint`);
    this.addSql(`alter table client add foreign key (company_id, own_card_id) references card (company_id, id)`);

    // Two cards became one. Nothing is lost: both stay as they were, with nobody on them.
    this.addSql(`create table card_link (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null,
      card_id bigint not null,
      target_card_id bigint not null,
      other_card_id bigint not null,
      operator_id bigint,
      at timestamptz not null default now(),
      -- what the new card said at first: what differs from it was changed since
      linked_as jsonb not null,
      undone_at timestamptz,
      undone_by bigint,
      unique (company_id, id),
      foreign key (company_id, card_id) references card (company_id, id),
      foreign key (company_id, target_card_id) references card (company_id, id),
      foreign key (company_id, other_card_id) references card (company_id, id)
    )`);
    this.addSql(`create unique index card_link_card on card_link (card_id)`);
    this.addSql(`create index card_link_target on card_link (target_card_id)`);
    this.addSql(`create index card_link_other on card_link (other_card_id)`);
    // Who was on which of the two; a client that was parted since has his time there.
    this.addSql(`create table card_link_client (
      company_id bigint not null,
      link_id bigint not null,
      client_id bigint not null,
      from_card_id bigint not null,
      unlinked_at timestamptz,
      unlinked_by bigint,
      primary key (link_id, client_id),
      foreign key (company_id, link_id) references card_link (company_id, id),
      foreign key (company_id, client_id) references client (company_id, id)
    )`);
    this.addSql(`create index card_link_client_client on card_link_client (client_id)`);
    this.addSql(`create index card_link_client_from on card_link_client (from_card_id)`);
    this.addSql(CLIENT_WORDS);

    for (const text of MESSAGE_SEARCH) this.addSql(text);

    this.addSql(`alter table dialog
      add column snoozed_until timestamptz,
      add column snoozed_by bigint`);
    // Both in the order of their lists. Those who wait were read among all that are open.
    this.addSql(
      `create index dialog_snoozed on dialog (company_id, last_message_at desc, id desc) where state = 'open' and snoozed_until is not null`,
    );
    this.addSql(
      `create index dialog_waiting on dialog (company_id, last_message_at desc, id desc) where state = 'open' and operator_id is null`,
    );

    // What an operator has begun to write; follows him to another machine.
    this.addSql(`create table draft (
      company_id bigint not null,
      operator_id bigint not null,
      dialog_id bigint not null,
      kind text not null check (kind in ('to_client', 'comment')),
      text text not null,
      quoted_id bigint,
      updated_at timestamptz not null default now(),
      -- an empty text stays for a while, so that an older one from elsewhere does not come back
      primary key (operator_id, dialog_id),
      foreign key (company_id, operator_id) references operator (company_id, id),
      foreign key (company_id, dialog_id) references dialog (company_id, id)
    )`);

    this.addSql(`create index draft_emptied on draft (updated_at) where text = ''`);

    // A chat that whoever has the link may read until then.
    this.addSql(`create table chat_share (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null,
      dialog_id bigint not null,
      token_hash bytea not null unique,
      -- comments and system lines too
      with_comments boolean not null default false,
      created_by bigint,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      revoked_at timestamptz,
      last_seen_at timestamptz,
      foreign key (company_id, dialog_id) references dialog (company_id, id)
    )`);
    this.addSql(`create index chat_share_dialog on chat_share (dialog_id, id desc)`);

    // Asked of the client after closing; null = a company that does not ask.
    this.addSql(`alter table company
      add column rating_question text,
      -- origins of the pages that may frame the agent view
      add column embed_origins text[] not null default '{}',
      add column currency text not null default 'RUB'`);
    this.addSql(`alter table request add column rating_asked_at timestamptz`);
    this.addSql(`create index rating_request on rating (request_id) where request_id is not null`);
    // "Mine", newest first.
    this.addSql(`create index ticket_operator on ticket (operator_id, number desc) where operator_id is not null`);
    // Few are not closed; and those of the client who is on the screen.
    this.addSql(`create index ticket_active on ticket (company_id, number desc) where state <> 'closed'`);
    this.addSql(`create index ticket_dialog on ticket (dialog_id) where dialog_id is not null`);

    // Money in minor units; the balance is the sum. Rows are added and never changed.
    this.addSql(`create table ledger_entry (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null references company (id),
      amount_minor bigint not null,
      kind text not null,
      note text not null default '',
      created_at timestamptz not null default now()
    )`);
    this.addSql(`create index ledger_entry_company on ledger_entry (company_id, id desc)`);

    this.addSql(INTERNAL_CHATS);
    this.addSql(`alter table session add unique (company_id, id)`);
    this.addSql(NOTIFICATIONS);

    // What a program may show in a frame, and to whom: the frame changes it for a session, once.
    this.addSql(`create table embed_token (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null,
      operator_id bigint not null,
      token_hash bytea not null unique,
      -- null = the list
      dialog_id bigint,
      disabled_actions text[] not null default '{}',
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz,
      foreign key (company_id, operator_id) references operator (company_id, id)
    )`);
    this.addSql(`create index embed_token_expires on embed_token (expires_at)`);
    this.addSql(`alter table session
      -- {"origin": "https://crm.example", "dialogId": 5 | null, "disabledActions": ["comment"]}; null = a browser of its own
      add column embed jsonb`);

    this.addSql(ROW_LEVEL_SECURITY);
    this.addSql(MESSAGE_WORDS);
    this.addSql(INTERNAL_MESSAGE_WORDS);
    this.addSql(GRANTS);
    this.addSql(PUSH);
  }
}

/**
 * What clients are found by as somebody types: the words of their names, and every end of their numbers from four digits on, so that a
 * number is found by any part of it. Plain text in byte order: row-level security lets an index be opened by comparisons of such, but by
 * no text search; and no extension is needed. Written with a new client, or a new name; a message of a known one writes nothing here.
 */
const CLIENT_WORDS = `
  create table client_word (
    company_id bigint not null,
    word text collate "C" not null,
    client_id bigint not null,
    primary key (company_id, word, client_id)
  );
  create table card_word (
    company_id bigint not null,
    word text collate "C" not null,
    card_id bigint not null,
    primary key (company_id, word, card_id)
  );
  create function words_to_find(names text[], numbers text[]) returns setof text language sql immutable parallel safe as $$
    select left(w, 40) from unnest(names) n, regexp_split_to_table(translate(lower(n), 'ё', 'е'), '[^[:alnum:]]+') w where w <> ''
    union
    select substr(d, p) from (select left(regexp_replace(n, '[^0-9]', '', 'g'), 20) as d from unnest(numbers) n) t, generate_series(1, length(d) - 3) p
  $$;
  create function client_words() returns trigger language plpgsql as $$
  begin
    insert into client_word (company_id, word, client_id)
      select c.company_id, w, c.id from added c, words_to_find(array[c.name, c.username], array[c.phone]) w on conflict do nothing;
    return null;
  end $$;
  create trigger client_words_insert after insert on client referencing new table as added for each statement execute function client_words();
  create function client_words_again() returns trigger language plpgsql as $$
  begin
    delete from client_word where company_id = old.company_id and client_id = old.id
       and word = any(array(select words_to_find(array[old.name, old.username], array[]::text[])));
    insert into client_word (company_id, word, client_id)
      select new.company_id, w, new.id from words_to_find(array[new.name, new.username], array[new.phone]) w on conflict do nothing;
    return null;
  end $$;
  create trigger client_words_update after update of name, username, phone on client for each row
    when (old.name is distinct from new.name or old.username is distinct from new.username or old.phone is distinct from new.phone)
    execute function client_words_again();
  create function identity_words() returns trigger language plpgsql as $$
  begin
    -- most identities are the phone that the client's own row has just written
    insert into client_word (company_id, word, client_id)
      select i.company_id, w, i.client_id from added i join client c on c.id = i.client_id
       cross join words_to_find(array[i.value], array[i.value]) w where i.value is distinct from c.phone on conflict do nothing;
    return null;
  end $$;
  create trigger identity_words_insert after insert on client_identity referencing new table as added for each statement
    execute function identity_words();
  create function card_words() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' then
      delete from card_word where company_id = old.company_id and card_id = old.id
         and word = any(array(select words_to_find(array[old.name, old.title, old.contract_number], old.phones)));
    end if;
    insert into card_word (company_id, word, card_id)
      select new.company_id, w, new.id from words_to_find(array[new.name, new.title, new.contract_number], new.phones) w on conflict do nothing;
    return null;
  end $$;
  create trigger card_words_insert after insert on card for each row
    when (new.name is not null or new.title is not null or new.contract_number is not null or new.phones <> '{}')
    execute function card_words();
  create trigger card_words_update after update of name, title, contract_number, phones on card for each row
    when (old.name is distinct from new.name or old.title is distinct from new.title
          or old.contract_number is distinct from new.contract_number or old.phones is distinct from new.phones)
    execute function card_words();
  insert into client_word (company_id, word, client_id)
    select c.company_id, w, c.id from client c, words_to_find(array[c.name, c.username], array[c.phone]) w on conflict do nothing;
  insert into client_word (company_id, word, client_id)
    select i.company_id, w, i.client_id from client_identity i join client c on c.id = i.client_id
     cross join words_to_find(array[i.value], array[i.value]) w where i.value is distinct from c.phone on conflict do nothing;
  insert into card_word (company_id, word, card_id)
    select k.company_id, w, k.id from card k, words_to_find(array[k.name, k.title, k.contract_number], k.phones) w on conflict do nothing;
`;

/** Colleagues among themselves. "Favourites" is the chat with oneself. */
const INTERNAL_CHATS = `
  create table internal_chat (
    id bigint primary key default nextval('id_seq'),
    company_id bigint not null references company (id),
    kind text not null check (kind in ('personal', 'group', 'favourites')),
    -- of a group
    name text,
    -- "5:7" of the two operators of a personal chat, "5" of favourites: there is one of each
    pair text,
    -- how many messages were written so far, and people are in it now: nothing is ever counted over rows
    messages bigint not null default 0,
    members integer not null default 0,
    last_message_id bigint not null default 0,
    last_message_at timestamptz not null default now(),
    created_by bigint,
    created_at timestamptz not null default now(),
    unique (company_id, id)
  ) with (fillfactor = 80);
  create unique index internal_chat_pair on internal_chat (company_id, pair) where pair is not null;
  create table internal_chat_member (
    company_id bigint not null,
    chat_id bigint not null,
    operator_id bigint not null,
    -- who may name the group, add and remove people
    role text not null default 'member' check (role in ('owner', 'member')),
    read_up_to_id bigint not null default 0,
    -- number of that message: what the chat has beyond it is unread, so that a message rewrites no row of those who get it
    read_number bigint not null default 0,
    -- numbers beyond it that are his own copies, which he put there without reading
    own_unread bigint[] not null default '{}',
    -- messages beyond it that call him by name
    unread_mentions bigint[] not null default '{}',
    -- whoever came later sees what was written after this
    visible_from_id bigint not null default 0,
    -- stands on top of his list
    pinned_at timestamptz,
    muted_at timestamptz,
    joined_at timestamptz not null default now(),
    left_at timestamptz,
    primary key (chat_id, operator_id),
    foreign key (company_id, chat_id) references internal_chat (company_id, id),
    foreign key (company_id, operator_id) references operator (company_id, id)
  ) with (fillfactor = 80);
  create index internal_chat_member_operator on internal_chat_member (operator_id) where left_at is null;
  create table internal_message (
    id bigint primary key default nextval('id_seq'),
    company_id bigint not null,
    chat_id bigint not null,
    -- the how manieth of its chat; a system line has that of the message before
    number bigint not null,
    kind text not null default 'message' check (kind in ('message', 'system')),
    author_id bigint,
    text text,
    -- of a copy from a client's chat: a place, contacts
    content jsonb,
    -- of a system line: {"code": …, "params": …}
    system jsonb,
    quoted_id bigint,
    mentions bigint[] not null default '{}',
    -- the original's author, avatar and time, as they were when it was forwarded
    forwarded jsonb,
    client_message_id uuid,
    created_at timestamptz not null default now(),
    edited_at timestamptz,
    deleted_at timestamptz,
    pinned_at timestamptz,
    pinned_by bigint,
    foreign key (company_id, chat_id) references internal_chat (company_id, id)
  );
  create index internal_message_chat on internal_message (chat_id, id desc);
  create index internal_message_pinned on internal_message (chat_id, pinned_at desc) where pinned_at is not null;
  create unique index internal_message_client_message on internal_message (company_id, client_message_id) where client_message_id is not null;
  create index internal_message_words on internal_message using gin ((${INTERNAL_WORDS})) where deleted_at is null;
  create table internal_attachment (
    id bigint primary key default nextval('id_seq'),
    company_id bigint not null,
    message_id bigint not null,
    position smallint not null default 0,
    kind text not null check (kind in ('image', 'video', 'audio', 'voice', 'document', 'sticker')),
    name text,
    mime text,
    size bigint,
    -- the same file may stand behind several attachments; none of them owns it
    storage_key text not null,
    duration_ms integer,
    waveform jsonb
  );
  create index internal_attachment_message on internal_attachment (message_id);
`;

/** How each kind of news reaches an operator, and the browsers that are told while no tab is open. */
const NOTIFICATIONS = `
  create table notification_settings (
    company_id bigint not null,
    operator_id bigint primary key,
    -- {"client": {"sound": "drop" | null, "desktop": true, "blink": true, "preview": true}, "new_dialogs": …, "personal": …, "group": …}
    kinds jsonb not null,
    -- {"from": "22:00", "to": "08:00"} of the company's day; null = none
    quiet jsonb,
    foreign key (company_id, operator_id) references operator (company_id, id)
  );
  create table push_subscription (
    id bigint primary key default nextval('id_seq'),
    company_id bigint not null,
    operator_id bigint not null,
    -- ends with it
    session_id bigint not null,
    endpoint text not null unique,
    p256dh text not null,
    auth text not null,
    created_at timestamptz not null default now(),
    foreign key (company_id, session_id) references session (company_id, id) on delete cascade,
    foreign key (company_id, operator_id) references operator (company_id, id)
  );
  create index push_subscription_operator on push_subscription (operator_id);
`;

const TABLES = [
  'client_word',
  'card_word',
  'card_link',
  'card_link_client',
  'message_search',
  'message_search_backlog',
  'draft',
  'chat_share',
  'internal_chat',
  'internal_chat_member',
  'internal_message',
  'internal_attachment',
  'notification_settings',
  'push_subscription',
  'embed_token',
];

/** As in the foundation: a table answers only for the company of the transaction. */
const ROW_LEVEL_SECURITY = `
  do $$
  declare t text; own text := '(select nullif(current_setting(''app.company_id'', true), '''')::bigint)';
  begin
    foreach t in array array[${[...TABLES, 'ledger_entry'].map((table) => `'${table}'`).join(',')}] loop
      execute format('alter table %I enable row level security, force row level security', t);
      execute format('create policy own_company on %1$I to deskwire_app using ((company_id = %2$s) is true) with check ((company_id = %2$s) is true)',
        t, own);
    end loop;
    foreach t in array array[${TABLES.map((table) => `'${table}'`).join(',')}] loop
      execute format('grant select, insert, update, delete on %I to deskwire_app', t);
    end loop;
  end $$;
  grant select, insert on ledger_entry to deskwire_app;
`;

/** Tokens are looked up before any company is known. */
const GRANTS = `
  do $$
  declare t text;
  begin
    foreach t in array array['chat_share','embed_token','draft'] loop
      execute format('create policy all_companies on %I to deskwire_jobs using (true) with check (true)', t);
    end loop;
  end $$;
  grant select (id, company_id, dialog_id, token_hash, expires_at, revoked_at) on chat_share to deskwire_jobs;
  grant select (id, company_id, operator_id, token_hash, dialog_id, disabled_actions, expires_at, used_at), delete on embed_token to deskwire_jobs;
  grant select (operator_id, dialog_id, text, updated_at), delete on draft to deskwire_jobs;
  grant select (embed_origins) on company to deskwire_jobs;
`;
