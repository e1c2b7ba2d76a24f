@NullMarked
package io.comptoir.command.picture;

import org.jspecify.annotations.NullMarked;
