profile-edit-title = the change to your profile
profile-shown = This is your business data:
profile-saved = Saved. Your business data is now:
profile-how = Anything to change?
profile-not-registered = Your business isn't registered yet. Shall we do it now? It takes a few minutes.
profile-export = Export my data
profile-delete = Delete my data
profile-export-sent = Here is a copy of all the data we keep about you, in one file.

erasure-title = erasing your data
erasure-word = DELETE
erasure-ask =
    Are you sure you want to erase everything? Your business profile, photos, consent and conversation will be erased and *cannot be restored*.

    All that remains is a note that an erasure took place today, without name or number.

    If you are sure, type *{ $word }*.
erasure-explain = So that nothing is erased by accident, I ask you to type the word instead of tapping a button.
erasure-again = Nothing is erased yet. Type *{ $word }* if you are sure, or *cancel*.
erasure-done = All your data has been erased. The address of this chat leaves our records too once this message is delivered. Thank you; you are always welcome back.
