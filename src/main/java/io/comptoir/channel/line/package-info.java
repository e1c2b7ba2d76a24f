/** LINE, by its Messaging API (developers.line.biz/en/reference/messaging-api). */
@NullMarked
package io.comptoir.channel.line;

import org.jspecify.annotations.NullMarked;
