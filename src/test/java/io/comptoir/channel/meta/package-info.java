@NullMarked
package io.comptoir.channel.meta;

import org.jspecify.annotations.NullMarked;
