@NullMarked
package io.comptoir.channel.line;

import org.jspecify.annotations.NullMarked;
