/** Telegram, by its Bot API (core.telegram.org/bots/api). */
@NullMarked
package io.comptoir.channel.telegram;

import org.jspecify.annotations.NullMarked;
