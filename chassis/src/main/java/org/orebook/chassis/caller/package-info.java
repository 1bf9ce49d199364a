/** Who asks: the subject, roles and party of the verified access token. */
package org.orebook.chassis.caller;
