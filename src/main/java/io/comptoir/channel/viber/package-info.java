/** Viber, by its REST bot API (developers.viber.com/docs/api/rest-bot-api). */
@NullMarked
package io.comptoir.channel.viber;

import org.jspecify.annotations.NullMarked;
