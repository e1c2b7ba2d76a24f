/** Measures recommendations: sessions read from files, held-out sessions, baselines beside. */
@NullMarked
package io.comptoir.command.recommend;

import org.jspecify.annotations.NullMarked;
