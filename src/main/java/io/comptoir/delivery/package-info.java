/** Gets messages out to their channels: the outbox, retries, receipts, what to do in doubt. */
@NullMarked
package io.comptoir.delivery;

import org.jspecify.annotations.NullMarked;
