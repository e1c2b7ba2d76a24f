@NullMarked
package io.comptoir.channel.slack;

import org.jspecify.annotations.NullMarked;
