-- What was written since the last tidying of the words' index is put in order in small portions: nobody waits long for it.
alter index matter_words set (gin_pending_list_limit = 256);

-- These rows are written in the same statement as their appeal, by the one door; the key that stays, the record's, keeps
-- an appeal from being removed.
alter table notice drop constraint notice_platform_number_fkey;
alter table matter drop constraint matter_platform_number_fkey;
alter table holding drop constraint holding_platform_number_fkey;
alter table entry_private drop constraint entry_private_platform_number_seq_fkey;
