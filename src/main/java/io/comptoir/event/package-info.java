/** Facts about what happened, appended and never changed; pseudonymous, without free text. Pure. */
@NullMarked
package io.comptoir.event;

import org.jspecify.annotations.NullMarked;
