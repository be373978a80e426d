CREATE TABLE `audit_entries` (
	`number` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_kind` text NOT NULL,
	`member_id` text,
	`member_name` text,
	`key_id` text,
	`key_name` text,
	`action` text NOT NULL,
	`target_id` text,
	`target_name` text,
	`details` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_entries_member` ON `audit_entries` (`member_id`,`number`);--> statement-breakpoint
CREATE INDEX `audit_entries_action` ON `audit_entries` (`action`,`number`);--> statement-breakpoint
CREATE INDEX `audit_entries_target` ON `audit_entries` (`target_id`,`number`);--> statement-breakpoint
CREATE TABLE `audit_heads` (
	`id` integer PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`hash` text NOT NULL,
	CONSTRAINT "audit_heads_one" CHECK("audit_heads"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `accounts_member` ON `accounts` (`user_id`);--> statement-breakpoint
CREATE TABLE `invites` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`role` text NOT NULL,
	`email` text,
	`inviter_id` text NOT NULL,
	`inviter_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`accepted_at` integer,
	`accepted_by` text,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invites_tokenHash_unique` ON `invites` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invites_created` ON `invites` (`created_at`);--> statement-breakpoint
CREATE TABLE `members` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`role` text DEFAULT 'member' NOT NULL,
	`disabled_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `members_email_unique` ON `members` (`email`);--> statement-breakpoint
CREATE TABLE `password_tries` (
	`who_hash` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`ends_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `password_tries_end` ON `password_tries` (`ends_at`);--> statement-breakpoint
CREATE TABLE `refused_passwords` (
	`member_id` text PRIMARY KEY NOT NULL,
	`tries` integer NOT NULL,
	`address` text NOT NULL,
	`told_at` integer
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`last_seen_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token_unique` ON `sessions` (`token`);--> statement-breakpoint
CREATE INDEX `sessions_member` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verifications_identifier` ON `verifications` (`identifier`);--> statement-breakpoint
CREATE TABLE `alert_webhooks` (
	`id` text PRIMARY KEY NOT NULL,
	`sealed_url` text NOT NULL,
	`sealed_signing_secret` text NOT NULL,
	`masked` text NOT NULL,
	`form` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `anomaly_alerts` (
	`id` text PRIMARY KEY NOT NULL,
	`model` text NOT NULL,
	`starts_at` integer NOT NULL,
	`call_id` text NOT NULL,
	`anomaly` text NOT NULL,
	`cost_nano` integer NOT NULL,
	`raised_at` integer NOT NULL,
	`dismissed_at` integer,
	`delivery` text NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`next_try_at` integer,
	`delivered_at` integer,
	`last_error` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `anomaly_alerts_once` ON `anomaly_alerts` (`model`,`starts_at`);--> statement-breakpoint
CREATE INDEX `anomaly_alerts_raised` ON `anomaly_alerts` (`raised_at`);--> statement-breakpoint
CREATE INDEX `anomaly_alerts_waiting` ON `anomaly_alerts` (`delivery`,`next_try_at`);--> statement-breakpoint
CREATE TABLE `budget_alerts` (
	`id` text PRIMARY KEY NOT NULL,
	`budget_id` text NOT NULL,
	`scope` text NOT NULL,
	`scope_id` text NOT NULL,
	`scope_name` text,
	`period` text NOT NULL,
	`is_blocking` integer NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	`percent` integer NOT NULL,
	`reason` text NOT NULL,
	`limit_nano` integer NOT NULL,
	`spent_nano` integer NOT NULL,
	`held_nano` integer NOT NULL,
	`raised_at` integer NOT NULL,
	`dismissed_at` integer,
	`delivery` text NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`next_try_at` integer,
	`delivered_at` integer,
	`last_error` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `budget_alerts_once` ON `budget_alerts` (`budget_id`,`starts_at`,`percent`,`limit_nano`);--> statement-breakpoint
CREATE INDEX `budget_alerts_raised` ON `budget_alerts` (`raised_at`);--> statement-breakpoint
CREATE INDEX `budget_alerts_waiting` ON `budget_alerts` (`delivery`,`next_try_at`);--> statement-breakpoint
CREATE TABLE `catalogue_models` (
	`connection_id` text NOT NULL,
	`id` text NOT NULL,
	`position` integer NOT NULL,
	`row` text NOT NULL,
	`fetched_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `catalogue_models_connection` ON `catalogue_models` (`connection_id`,`position`);--> statement-breakpoint
CREATE TABLE `connections` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`slug` text,
	`base_url` text NOT NULL,
	`sealed_key` text,
	`key_last4` text,
	`position` integer DEFAULT 0 NOT NULL,
	`state` text DEFAULT 'active' NOT NULL,
	`invalid_since` integer,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `connections_slug_unique` ON `connections` (`slug`);--> statement-breakpoint
CREATE TABLE `secret_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`sealed` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `server_models` (
	`connection_id` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	`context_length` integer,
	`prompt_price` text,
	`completion_price` text,
	`fetched_at` integer NOT NULL,
	PRIMARY KEY(`connection_id`, `name`),
	FOREIGN KEY (`connection_id`) REFERENCES `connections`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `conversation_tags` (
	`conversation_id` text NOT NULL,
	`tag` text NOT NULL,
	PRIMARY KEY(`conversation_id`, `tag`),
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `conversations` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`visibility` text DEFAULT 'private' NOT NULL,
	`title` text NOT NULL,
	`titled_by` text DEFAULT 'prompt' NOT NULL,
	`pinned_at` integer,
	`archived_at` integer,
	`deleted_at` integer,
	`is_temporary` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `conversations_owner` ON `conversations` (`owner_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `conversations_shared` ON `conversations` (`visibility`,`updated_at`);--> statement-breakpoint
CREATE INDEX `conversations_leaving` ON `conversations` (`deleted_at`) WHERE deleted_at is not null;--> statement-breakpoint
CREATE TABLE `events` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`conversation_id` text NOT NULL,
	`run_id` text,
	`at` integer NOT NULL,
	`event` text NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `events_conversation` ON `events` (`conversation_id`,`seq`);--> statement-breakpoint
CREATE INDEX `events_run` ON `events` (`run_id`,`seq`);--> statement-breakpoint
CREATE INDEX `events_at` ON `events` (`at`);--> statement-breakpoint
CREATE TABLE `messages` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`pane_id` text NOT NULL,
	`parent_id` text,
	`turn_id` text,
	`run_id` text,
	`role` text NOT NULL,
	`parts` text NOT NULL,
	`created_at` integer NOT NULL,
	`deleted_at` integer,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`pane_id`) REFERENCES `panes`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `messages_parent` ON `messages` (`pane_id`,`parent_id`);--> statement-breakpoint
CREATE INDEX `messages_conversation` ON `messages` (`conversation_id`);--> statement-breakpoint
CREATE INDEX `messages_deleted` ON `messages` (`deleted_at`) WHERE deleted_at is not null;--> statement-breakpoint
CREATE TABLE `panes` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`position` integer NOT NULL,
	`model` text NOT NULL,
	`settings` text NOT NULL,
	`head_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `panes_conversation` ON `panes` (`conversation_id`,`position`);--> statement-breakpoint
CREATE TABLE `preferences` (
	`member_id` text PRIMARY KEY NOT NULL,
	`has_titles` integer NOT NULL,
	`chat_settings` text,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `ratings` (
	`message_id` text NOT NULL,
	`member_id` text NOT NULL,
	`model` text NOT NULL,
	`value` integer NOT NULL,
	`rated_at` integer NOT NULL,
	PRIMARY KEY(`message_id`, `member_id`)
);
--> statement-breakpoint
CREATE INDEX `ratings_model` ON `ratings` (`model`);--> statement-breakpoint
CREATE TABLE `runs` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`turn_id` text NOT NULL,
	`pane_id` text NOT NULL,
	`message_id` text NOT NULL,
	`model` text NOT NULL,
	`call_id` text,
	`state` text NOT NULL,
	`error` text,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`reasoning_ms` integer,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `runs_conversation` ON `runs` (`conversation_id`,`state`);--> statement-breakpoint
CREATE INDEX `runs_state` ON `runs` (`state`);--> statement-breakpoint
CREATE TABLE `shares` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`conversation_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`pane_id` text NOT NULL,
	`head_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shares_tokenHash_unique` ON `shares` (`token_hash`);--> statement-breakpoint
CREATE INDEX `shares_owner` ON `shares` (`owner_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `shares_conversation` ON `shares` (`conversation_id`);--> statement-breakpoint
CREATE TABLE `turns` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`member_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `turns_conversation` ON `turns` (`conversation_id`);--> statement-breakpoint
CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`conversation_id` text,
	`hash` text NOT NULL,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`bytes` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `files_hash` ON `files` (`hash`);--> statement-breakpoint
CREATE INDEX `files_conversation` ON `files` (`conversation_id`);--> statement-breakpoint
CREATE INDEX `files_member` ON `files` (`member_id`);--> statement-breakpoint
CREATE TABLE `message_files` (
	`message_id` text NOT NULL,
	`file_id` text NOT NULL,
	PRIMARY KEY(`message_id`, `file_id`),
	FOREIGN KEY (`message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `message_files_file` ON `message_files` (`file_id`);--> statement-breakpoint
CREATE TABLE `invoice_days` (
	`source` text NOT NULL,
	`date` text NOT NULL,
	`compared_at` integer NOT NULL,
	`upstream_nano` integer,
	`booked_nano` integer NOT NULL,
	`rounding_nano` integer NOT NULL,
	`unsettled_calls` integer NOT NULL,
	PRIMARY KEY(`source`, `date`)
);
--> statement-breakpoint
CREATE TABLE `invoice_differences` (
	`id` text PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`date` text NOT NULL,
	`model` text NOT NULL,
	`kind` text NOT NULL,
	`upstream_nano` integer,
	`upstream_requests` integer,
	`booked_nano` integer,
	`booked_calls` integer NOT NULL,
	`estimated_calls` integer NOT NULL,
	`unsettled_calls` integer NOT NULL,
	`held_nano` integer NOT NULL,
	`found_at` integer NOT NULL,
	`reviewed_at` integer,
	`reviewed_by_id` text,
	`reviewed_by_name` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invoice_differences_once` ON `invoice_differences` (`source`,`date`,`model`);--> statement-breakpoint
CREATE TABLE `key_secrets` (
	`hash` text PRIMARY KEY NOT NULL,
	`key_id` text NOT NULL,
	`last4` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	FOREIGN KEY (`key_id`) REFERENCES `keys`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `key_secrets_key` ON `key_secrets` (`key_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `keys` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`member_id` text NOT NULL,
	`is_management` integer DEFAULT false NOT NULL,
	`models` text,
	`max_prompt_price` text,
	`max_completion_price` text,
	`requests_per_minute` integer,
	`tokens_per_minute` integer,
	`addresses` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`expires_at` integer,
	`disabled_at` integer,
	`last_used_at` integer,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "keys_requests" CHECK("keys"."requests_per_minute" is null or "keys"."requests_per_minute" > 0),
	CONSTRAINT "keys_tokens" CHECK("keys"."tokens_per_minute" is null or "keys"."tokens_per_minute" > 0)
);
--> statement-breakpoint
CREATE INDEX `keys_member` ON `keys` (`member_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `attempts` (
	`call_id` text NOT NULL,
	`number` integer NOT NULL,
	`connection_id` text NOT NULL,
	`model` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`http_status` integer,
	`verdict` text,
	`error_code` text,
	`generation_id` text,
	`cost_nano` integer,
	`estimate_nano` integer,
	PRIMARY KEY(`call_id`, `number`)
);
--> statement-breakpoint
CREATE TABLE `budget_windows` (
	`id` text PRIMARY KEY NOT NULL,
	`budget_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	`limit_nano` integer,
	`spent_nano` integer DEFAULT 0 NOT NULL,
	`held_nano` integer DEFAULT 0 NOT NULL,
	`next_alert_nano` integer,
	CONSTRAINT "budget_windows_held" CHECK("budget_windows"."held_nano" >= 0),
	CONSTRAINT "budget_windows_spent" CHECK("budget_windows"."spent_nano" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `budget_windows_period` ON `budget_windows` (`budget_id`,`starts_at`);--> statement-breakpoint
CREATE TABLE `budgets` (
	`id` text PRIMARY KEY NOT NULL,
	`scope` text NOT NULL,
	`scope_id` text DEFAULT '' NOT NULL,
	`period` text NOT NULL,
	`limit_nano` integer NOT NULL,
	`is_blocking` integer NOT NULL,
	`alerts_at` text DEFAULT '[]' NOT NULL,
	`is_key_limit` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "budgets_limit" CHECK("budgets"."limit_nano" >= 0)
);
--> statement-breakpoint
CREATE INDEX `budgets_scope` ON `budgets` (`scope`,`scope_id`);--> statement-breakpoint
CREATE TABLE `call_holds` (
	`call_id` text NOT NULL,
	`window_id` text NOT NULL,
	`amount_nano` integer NOT NULL,
	`is_open` integer DEFAULT true NOT NULL,
	PRIMARY KEY(`call_id`, `window_id`)
);
--> statement-breakpoint
CREATE TABLE `calls` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`ending` text,
	`cost_source` text,
	`opened_at` integer NOT NULL,
	`ended_at` integer,
	`settled_at` integer,
	`member_id` text,
	`member_name` text,
	`key_id` text,
	`key_name` text,
	`purpose` text NOT NULL,
	`app` text,
	`conversation_id` text,
	`run_id` text,
	`connection_id` text NOT NULL,
	`connection_name` text NOT NULL,
	`requested_model` text NOT NULL,
	`served_model` text,
	`provider` text,
	`generation_id` text,
	`is_streamed` integer NOT NULL,
	`held_nano` integer NOT NULL,
	`cost_nano` integer,
	`cost_digits` text,
	`prompt_tokens` integer,
	`completion_tokens` integer,
	`cached_tokens` integer,
	`cache_write_tokens` integer,
	`reasoning_tokens` integer,
	`is_byok` integer DEFAULT false NOT NULL,
	`is_overrun` integer DEFAULT false NOT NULL,
	`anomaly` text,
	`first_token_ms` integer,
	`duration_ms` integer,
	`finish_reason` text,
	`error_code` text,
	`error_message` text,
	`http_status` integer,
	`bytes_received` integer DEFAULT 0 NOT NULL,
	`estimate_nano` integer,
	`checks` integer DEFAULT 0 NOT NULL,
	`next_check_at` integer,
	CONSTRAINT "calls_held" CHECK("calls"."held_nano" >= 0),
	CONSTRAINT "calls_cost" CHECK("calls"."cost_nano" is null or "calls"."cost_nano" >= 0)
);
--> statement-breakpoint
CREATE INDEX `calls_opened` ON `calls` (`opened_at`);--> statement-breakpoint
CREATE INDEX `calls_member` ON `calls` (`member_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `calls_key` ON `calls` (`key_id`,`opened_at`) WHERE "calls"."key_id" is not null;--> statement-breakpoint
CREATE INDEX `calls_conversation` ON `calls` (`conversation_id`,`opened_at`) WHERE "calls"."conversation_id" is not null;--> statement-breakpoint
CREATE INDEX `calls_generation` ON `calls` (`generation_id`) WHERE "calls"."generation_id" is not null;--> statement-breakpoint
CREATE INDEX `calls_pending` ON `calls` (`next_check_at`) WHERE state in ('open', 'unsettled');--> statement-breakpoint
CREATE TABLE `latencies` (
	`day` integer NOT NULL,
	`model` text NOT NULL,
	`measure` text NOT NULL,
	`bucket` integer NOT NULL,
	`calls` integer NOT NULL,
	PRIMARY KEY(`day`, `model`, `measure`, `bucket`)
);
--> statement-breakpoint
CREATE TABLE `rollups` (
	`grain` text NOT NULL,
	`dimension` text NOT NULL,
	`starts_at` integer NOT NULL,
	`value` text NOT NULL,
	`label` text NOT NULL,
	`calls` integer NOT NULL,
	`failed` integer NOT NULL,
	`cost_nano` integer NOT NULL,
	`estimated_nano` integer NOT NULL,
	`prompt_tokens` integer NOT NULL,
	`completion_tokens` integer NOT NULL,
	`cached_tokens` integer NOT NULL,
	`reasoning_tokens` integer NOT NULL,
	PRIMARY KEY(`grain`, `dimension`, `starts_at`, `value`)
);
--> statement-breakpoint
CREATE TABLE `favourite_models` (
	`member_id` text NOT NULL,
	`model` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`member_id`, `model`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `library` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`owner_id` text,
	`sharing` text NOT NULL,
	`name` text NOT NULL,
	`content` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `library_owner` ON `library` (`kind`,`owner_id`);--> statement-breakpoint
CREATE INDEX `library_sharing` ON `library` (`kind`,`sharing`);--> statement-breakpoint
CREATE TABLE `kept_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`key_id` text NOT NULL,
	`idempotency_key` text NOT NULL,
	`request_hash` text NOT NULL,
	`state` text NOT NULL,
	`status` integer,
	`headers` text,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`key_id`) REFERENCES `keys`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `kept_answers_key` ON `kept_answers` (`key_id`,`idempotency_key`);--> statement-breakpoint
CREATE INDEX `kept_answers_expiry` ON `kept_answers` (`expires_at`);--> statement-breakpoint
CREATE TABLE `kept_pieces` (
	`answer_id` text NOT NULL,
	`number` integer NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`answer_id`, `number`),
	FOREIGN KEY (`answer_id`) REFERENCES `kept_answers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
-- The words of messages and titles, and the index over them. Triggers keep both in the transaction of whatever changes a message, so that
-- no verb can forget it. What was deleted or is temporary is not in it.
CREATE TABLE `found_texts` (
	`number` integer PRIMARY KEY,
	`conversation_id` text NOT NULL REFERENCES `conversations`(`id`) ON DELETE cascade,
	`message_id` text REFERENCES `messages`(`id`) ON DELETE cascade,
	`text` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `found_texts_message` ON `found_texts` (`message_id`) WHERE message_id is not null;
--> statement-breakpoint
CREATE UNIQUE INDEX `found_texts_title` ON `found_texts` (`conversation_id`) WHERE message_id is null;
--> statement-breakpoint
CREATE INDEX `found_texts_conversation` ON `found_texts` (`conversation_id`);
--> statement-breakpoint
CREATE VIRTUAL TABLE `found_words` USING fts5(`text`, content='found_texts', content_rowid='number', tokenize='unicode61 remove_diacritics 2', prefix='2 3');
--> statement-breakpoint
CREATE TRIGGER `found_texts_insert` AFTER INSERT ON `found_texts` BEGIN
	INSERT INTO `found_words`(`rowid`, `text`) VALUES (new.number, new.text);
END;
--> statement-breakpoint
CREATE TRIGGER `found_texts_delete` AFTER DELETE ON `found_texts` BEGIN
	INSERT INTO `found_words`(`found_words`, `rowid`, `text`) VALUES ('delete', old.number, old.text);
END;
--> statement-breakpoint
CREATE TRIGGER `found_texts_update` AFTER UPDATE OF `text` ON `found_texts` BEGIN
	INSERT INTO `found_words`(`found_words`, `rowid`, `text`) VALUES ('delete', old.number, old.text);
	INSERT INTO `found_words`(`rowid`, `text`) VALUES (new.number, new.text);
END;
--> statement-breakpoint
CREATE TRIGGER `messages_found_insert` AFTER INSERT ON `messages` WHEN new.deleted_at IS NULL AND new.parts <> '[]' BEGIN
	INSERT INTO `found_texts`(`conversation_id`, `message_id`, `text`)
		SELECT new.conversation_id, new.id, group_concat(value ->> 'text', char(10)) FROM json_each(new.parts)
		WHERE value ->> 'type' = 'text' AND EXISTS (SELECT 1 FROM `conversations` WHERE id = new.conversation_id AND NOT is_temporary)
		HAVING count(*) > 0;
END;
--> statement-breakpoint
CREATE TRIGGER `messages_found_update` AFTER UPDATE OF `parts`, `deleted_at` ON `messages` BEGIN
	DELETE FROM `found_texts` WHERE message_id = new.id;
	INSERT INTO `found_texts`(`conversation_id`, `message_id`, `text`)
		SELECT new.conversation_id, new.id, group_concat(value ->> 'text', char(10)) FROM json_each(new.parts)
		WHERE new.deleted_at IS NULL AND value ->> 'type' = 'text' AND EXISTS (SELECT 1 FROM `conversations` WHERE id = new.conversation_id AND NOT is_temporary)
		HAVING count(*) > 0;
END;
--> statement-breakpoint
CREATE TRIGGER `conversations_found_insert` AFTER INSERT ON `conversations` WHEN NOT new.is_temporary BEGIN
	INSERT INTO `found_texts`(`conversation_id`, `text`) VALUES (new.id, new.title);
END;
--> statement-breakpoint
CREATE TRIGGER `conversations_found_update` AFTER UPDATE OF `title` ON `conversations` WHEN new.title <> old.title BEGIN
	UPDATE `found_texts` SET text = new.title WHERE conversation_id = new.id AND message_id IS NULL;
END;
