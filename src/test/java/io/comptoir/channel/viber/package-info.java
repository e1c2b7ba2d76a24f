@NullMarked
package io.comptoir.channel.viber;

import org.jspecify.annotations.NullMarked;
