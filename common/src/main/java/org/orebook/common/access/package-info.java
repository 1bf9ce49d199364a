/** What the gateway and the services have in common about who is asking. */
package org.orebook.common.access;
