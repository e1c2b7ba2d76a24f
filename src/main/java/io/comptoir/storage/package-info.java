/**
 * PostgreSQL behind the house: {@link io.comptoir.storage.Database} opens it, embedded or a server
 * of the operator's, and brings its schema up to date; the SQL stores live beside it, wired by
 * {@link io.comptoir.storage.SqlStores}.
 *
 * <pre>
 *   customer ─┬─&lt; identity ──&lt; conversation        a person, how channels know them, where they talk
 *             │   (channel, account, external_id)  │  last_seq, last_input, done_input, version,
 *             │                                    │  control, language, state, prompt_seq
 *             ├── cart                             ├─&lt; message         (conversation, seq)
 *             └─&lt; customer_order ──&lt; payment       ├─&lt; inbox           (conversation, position),
 *                                                  │                    (account, dedupe_key)
 *       payment_notice (provider, notice)          ├─&lt; turn            (conversation, version)
 *       stock, stock_reservation, flow_snapshot    ├── work            the lease; only while busy
 *       node   running programs                    ├─&lt; timer           (conversation, name)
 *                                                  ├─&lt; action_request  (conversation, call)
 *                                                  ├─&lt; outbox          (conversation, seq)
 *                                                  ├─&lt; handover        one open at a time
 *                                                  └─&lt; event           facts, appended only
 * </pre>
 *
 * <p>Inbox rows are never changed: those up to {@code conversation.done_input} are done. A row of
 * {@code work} exists while a conversation has inputs to take or a turn running; it carries the
 * lease. What a turn changes on {@code conversation} is in no index.
 *
 * <p>Rows are locked in this order, ids ascending: conversations, orders, carts, customers. A group
 * goes to the database as one {@code Script}: one round trip, one transaction.
 */
@NullMarked
package io.comptoir.storage;

import org.jspecify.annotations.NullMarked;
