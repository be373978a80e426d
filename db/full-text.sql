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
