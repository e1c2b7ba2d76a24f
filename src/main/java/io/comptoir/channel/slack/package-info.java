/** Slack, by its Events API, interactivity and Block Kit (docs.slack.dev). */
@NullMarked
package io.comptoir.channel.slack;

import org.jspecify.annotations.NullMarked;
