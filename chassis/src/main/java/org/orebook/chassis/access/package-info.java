/** Who gets in at all: nobody without a valid token. What each may do is annotated where it is done. */
package org.orebook.chassis.access;
