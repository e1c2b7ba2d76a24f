@NullMarked
package io.comptoir.channel.telegram;

import org.jspecify.annotations.NullMarked;
